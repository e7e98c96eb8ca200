import ts from 'typescript';

/** There is one way to keep a member private. */
export const privateMembers = {
  message: "Write TypeScript's private, as everywhere else.",

  isBroken: (node) => ts.isPrivateIdentifier(node),
};
