import type { AttributeValue } from '../item/attribute-value';
import type { DocumentPath } from './document-path';

/** What SET gives an attribute. */
export type UpdateOperand =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'if_not_exists'; readonly path: DocumentPath; readonly otherwise: UpdateOperand }
  | { readonly kind: 'list_append' | '+' | '-'; readonly left: UpdateOperand; readonly right: UpdateOperand };

/** One thing that an update does to one attribute. */
export type UpdateAction =
  | { readonly kind: 'SET'; readonly path: DocumentPath; readonly operand: UpdateOperand }
  | { readonly kind: 'REMOVE'; readonly path: DocumentPath }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: DocumentPath; readonly value: AttributeValue };

/** An update, as read from an expression, in the order in which it is written. */
export type Update = readonly UpdateAction[];
