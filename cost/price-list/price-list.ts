import { z } from 'zod';
import published from './prices.json';

const priceIds = Object.keys(published.prices) as (keyof typeof published.prices)[];

/** What is paid for, by the name that prices.json has for it. */
export type PriceId = keyof typeof published.prices;

const tier = z.strictObject({
  /** The quantity in a month up to which it holds. @default - however much */
  upTo: z.number().positive().optional(),
  usd: z.number().nonnegative(),
});

const price = z.strictObject({
  service: z.string().min(1),
  item: z.string().min(1),
  unit: z.string().min(1),
  /** For how many units a tier's price is. */
  per: z.number().positive(),
  /** Whether it is for a month's time, and not for what happens in it. */
  standing: z.boolean().default(false),
  /** The first quantity first; the last one without an end. */
  tiers: z.array(tier).min(1),
  /** What an account has free each month, for ever: what ends after a year is left out. */
  free: z.number().nonnegative().default(0),
  /** Of the source, or of when AWS's own page was read: a day, a month or a year. */
  date: z.string().regex(/^\d{4}(?:-\d{2}){0,2}$/),
  source: z.string().regex(/https:\/\/\S+/),
});

/** What one unit costs, until when that was so, and who says so. */
export type Price = z.output<typeof price>;

export type PriceList = Readonly<Record<PriceId, Price>>;

const priceList = z.strictObject({
  region: z.string().regex(/^[a-z]+(?:-[a-z]+)+-\d$/),
  currency: z.literal('USD'),
  prices: z.record(z.enum(priceIds), price),
});

const parsed = priceList.parse(published);

/** The prices of prices.json, in US dollars. */
export const PRICES: PriceList = parsed.prices;

/** Where they hold. */
export const PRICE_REGION = parsed.region;
