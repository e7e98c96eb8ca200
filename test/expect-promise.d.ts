/// <reference types="jest" />

declare namespace jest {
  interface Expect {
    /** A promise is waited for, or what is expected of it holds for any. */
    <T extends PromiseLike<unknown>>(
      actual: 0 extends 1 & T ? never : T,
    ): Pick<JestMatchers<T>, 'resolves' | 'rejects'>;
  }
}
