/**
 * What marks a decision on the bus. The rule that starts the workflow matches another source, so that no decision starts it
 * again.
 */
export const SOURCE = 'transaction-pipeline.approval';
export const APPROVED = 'Order Approved';
export const REFUSED = 'Order Refused';
