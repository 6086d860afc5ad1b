import type { Season } from "./seasons.js";

export interface Brand {
  readonly name: string;
  /** Country in the nominative, after «країна виробництва —». */
  readonly country: string;
  /** What one tyre of 16 inches costs, in hryvnias. */
  readonly price: number;
  readonly models: Readonly<Record<Season["code"], string>>;
}

const brand = (
  name: string,
  country: string,
  price: number,
  winter: string,
  summer: string,
  all_season: string,
): Brand => ({ name, country, price, models: { winter, summer, all_season } });

export const brands: readonly [Brand, ...Brand[]] = [
  brand("Michelin", "Польща", 4650, "X-Ice Snow", "Primacy 4", "CrossClimate 2"),
  brand("Nokian", "Фінляндія", 4380, "Hakkapeliitta R5", "Wetproof 1", "Seasonproof 1"),
  brand("Continental", "Словаччина", 4520, "WinterContact TS 870", "PremiumContact 7", "AllSeasonContact 2"),
  brand("Bridgestone", "Угорщина", 4290, "Blizzak 6", "Turanza 6", "Weather Control A005"),
  brand("Goodyear", "Польща", 4150, "UltraGrip Performance 3", "EfficientGrip 2", "Vector 4Seasons Gen-3"),
  brand("Hankook", "Угорщина", 3560, "Winter i*cept RS3", "Ventus Prime 4", "Kinergy 4S 2"),
  brand("Kumho", "Корея", 3180, "WinterCraft WP52", "Ecsta HS52", "Solus 4S HA32"),
  brand("Matador", "Словаччина", 2640, "MP93 Nordicca", "MP47 Hectorra 3", "MP62 All Weather"),
  brand("Debica", "Польща", 2390, "Frigo 2", "Presto HP 2", "Navigator 3"),
  brand("Premiorri", "Україна", 1980, "ViaMaggiore Z Plus", "Solazo S Plus", "Vimero"),
  brand("Rosava", "Україна", 1840, "Snowgard", "Itegro", "BC-49"),
];
