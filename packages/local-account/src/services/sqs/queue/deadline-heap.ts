interface Node<T> {
  readonly item: T;
  readonly key: number;
}

/** Items in the order of a number, the least first. Every operation takes O(log n), removal from the middle too. */
export class DeadlineHeap<T> {
  private readonly nodes: Node<T>[] = [];
  private readonly positions = new Map<T, number>();

  get size(): number {
    return this.nodes.length;
  }

  /** The least item and its number. */
  get first(): Node<T> | undefined {
    return this.nodes[0];
  }

  items(): T[] {
    return this.nodes.map(({ item }) => item);
  }

  has(item: T): boolean {
    return this.positions.has(item);
  }

  add(item: T, key: number): void {
    this.nodes.push({ item, key });
    this.rise(this.nodes.length - 1, { item, key });
  }

  /** @returns whether it was there */
  delete(item: T): boolean {
    const position = this.positions.get(item);
    if (position === undefined) return false;
    this.positions.delete(item);
    const last = this.nodes.pop();
    if (last && last.item !== item) this.sink(position, last);
    return true;
  }

  private rise(from: number, node: Node<T>): void {
    let position = from;
    while (position > 0) {
      const parentPosition = (position - 1) >> 1;
      const parent = this.nodes[parentPosition];
      if (parent === undefined || parent.key <= node.key) break;
      this.place(position, parent);
      position = parentPosition;
    }
    this.place(position, node);
  }

  private sink(from: number, node: Node<T>): void {
    let position = from;
    for (;;) {
      const childPosition = this.lesserChild(position);
      const child = this.nodes[childPosition];
      if (child === undefined || child.key >= node.key) break;
      this.place(position, child);
      position = childPosition;
    }
    this.rise(position, node);
  }

  private lesserChild(position: number): number {
    const left = this.nodes[2 * position + 1];
    const right = this.nodes[2 * position + 2];
    return right && left && right.key < left.key ? 2 * position + 2 : 2 * position + 1;
  }

  private place(position: number, node: Node<T>): void {
    this.nodes[position] = node;
    this.positions.set(node.item, position);
  }
}
