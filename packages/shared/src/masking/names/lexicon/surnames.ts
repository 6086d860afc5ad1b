/**
 * Surnames whose ending does not show what they are, in the nominative: those of Ukraine, of Russia, and of the English-speaking
 * world. What ends in -енко, -чук, -ський and the like needs no entry: see `surname-shape.ts`.
 */
export const surnames: readonly string[] = `
  Мельник Бойко Коваль Олійник Лисенко Мороз Гончар Кушнір Кравець Ткач Швець Бондар Козак Мазур Білий Чорний Бабій Гаврилюк Вовк Лисиця Заєць Сорока
  Соловей Кучер Москаль Мельничук Кулик Швидкий Дорошенко Сидорук Костюк Кузьмін Попович Бабич Гнатюк Савчук Ящук Дячук Білик Бик Біляк Луценко Горбач
  Дяченко Зубко Кобзар Козлов Колісник Котик Кузьма Кухар Лис Маляр Музика Пономар Поляк Приходько Романюк Рудь Рибак Рудик Сидоренко Скляр Сокіл
  Стадник Стельмах Стець Стус Сова Тесля Тимчук Торба Хоменко Худяк Чайка Чумак Шаповал Швачка Шульга Щерба Яремчук Франко Костенко Гордій Гайдай
  Дзюба Довгань Жук Зима Кот Куліш Левчук Лозинський Лях Мартинюк Матвійчук Нечай Орел Павлюк Паламар Панас Пилипчук Процюк Пащенко Рябчук Савка Сич Слюсар
  Собко Стасюк Терещенко Токар Трач Федорчук Хмара Цимбал Чуб Шпак Юрчук Яцків Тищенко Сірко Маслій Гринь Гук Дудник Дуда Жила Закревський Кривоніс Кирпа
  Іваненко Шевченко Коваленко Бондаренко Ткаченко Кравченко Петренко Марченко Руденко Савченко Павленко Клименко Харченко Мартиненко Гуменюк Іванов Іванова Петров Степаненко
  Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов
  Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров
  Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов
  Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев
  Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышев Быков Маслов Родионов Коновалов Лазарев Воронин
  Климов Филатов Пономарёв Голубев Кудрявцев Прохоров Наумов Потапов Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Емельянов Никифоров
  Грачёв Котов Гришин Ефремов Архипов Громов Кириллов Малышев Панов Моисеев Румянцев Акимов Кондратьев Бирюков Горбунов Анисимов Еремин Тихомиров Галкин Лукьянов Скворцов Юдин
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin
  Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson
  Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
  Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz
  Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Fisher
  Vasquez Simmons Graham Murray Ford Hamilton Reynolds Griffin Wallace West Cole Hayes Bryant Gibson Ellis Stevens Harrison Ferguson Hughes Singh Khan Ahmed Hussain
  Shaw Holmes Palmer Mason Hunt Black Stone Knight Webb Rose Dixon Lane Burns Gordon Fox Hart Dunn Hansen Schmidt Müller Muller Schneider Fischer Weber Meyer Wagner Becker
  Shevchenko Kovalenko Bondarenko Melnyk Boyko Koval Oliinyk Moroz Ivanov Ivanova Petrov Petrova Sidorov Smirnov Kuznetsov Popov Sokolov Volkov Franko Honchar Kravets
  Nowak Kowalski Wisniewski Novak Svoboda O'Brien O'Connor O'Neill McDonald McCarthy MacDonald
`
  .trim()
  .split(/\s+/);
