import { z } from 'zod';
import { recordByName } from '../../../record-by-name';

/** The types that members of SQS's inputs have. SQS itself checks the values, with its own words, and tells what is missing. */
export const text = z.string().optional();
export const wholeNumber = z.number().int().optional();
export const texts = z.array(z.string()).optional();
export const textsByName = recordByName(z.string()).optional();
