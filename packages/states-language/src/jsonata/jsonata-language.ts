import { makeStateSchemas } from '../compile/schema';
import type { QueryLanguage } from '../query-language';
import { JsonataFields } from './jsonata-fields';
import { JSONATA_SHAPES } from './schema';

export const jsonata: QueryLanguage = {
  name: 'JSONata',
  schemas: makeStateSchemas(JSONATA_SHAPES),
  readFields: (raw, site) => new JsonataFields(raw, site),
};
