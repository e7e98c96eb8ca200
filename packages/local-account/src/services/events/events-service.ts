export type { EventsService } from './legacy';
