/** A test that does not fit its state: AWS answers it with a `ValidationException` of this message. */
export class TestRefusal extends Error {
  override readonly name = 'TestRefusal';
}
