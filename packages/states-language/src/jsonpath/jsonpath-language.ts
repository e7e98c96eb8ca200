import { makeStateSchemas } from '../compile/schema';
import type { QueryLanguage } from '../query-language';
import { JsonpathFields } from './jsonpath-fields';
import { JSONPATH_SHAPES } from './schema';

export const jsonpath: QueryLanguage = {
  name: 'JSONPath',
  schemas: makeStateSchemas(JSONPATH_SHAPES),
  readFields: (raw, site) => new JsonpathFields(raw, site),
};
