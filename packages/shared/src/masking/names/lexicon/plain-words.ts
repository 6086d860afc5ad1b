/**
 * What is not a name, though it stands where names stand, or is written like one: everyday words (some are names as well: Надія,
 * Mark; these count as names only where the context says so), cities, brands, software. In all forms that matter.
 */
export const plainWords: readonly string[] = [
  // Ukrainian: words that are names too, or forms of names
  `віра віри віру вірі вірою надія надії надію надією любов любові любов'ю люба любу любий роман романи романа романом романі романе марк
  марка марки марку марок лев лева роза рози розу розою лілія лілії слава слави славу славо славою світу світі світ світла світло лада лади ладу ладі
  мила міла миле карпо карпа карпом ані аню жук олені оленів олень поля полі полю полем пол коли колі кола коло кості кость тома томи тому томі томів томою макс влада влади владу
  владі владою дана дану дані даних дано даної даною данко миша миші мишу мишка мишки мишку соні сони соня дар дару дари зоя віта рада ради раду раді радою радо рад
  клим горда марта мартом марті мир мирі миру жора міра міри міру яр рая раї рай лін ліна ліни лора нічка віка віки віку віці ян яна валі валу вали вали валя катя ріка ніка діна дині
  тая лія лії лію мія серце хома хоми злата злато золото златі захар шура гори гордій гордію славко славка славку сава ната натів паша паші гена ген гени діма дима диму оля даня тихін
  клара божена інна інші інга толя толі тім толо роз лора люд люда люди людо людей людям людці юра яро ярі яра ясна вася женя рома ромі єва рим лис лиса лису лисі лиси сови сова сову
  мороз морозу морози морозом вовк вовка зима зими зиму зимі зимою сорока орел жила хмара хмари кот кота кіт чайка чайки чайку білий біла біле білі білого білу чорний чорна чорне чорні чорного чорну
  швидкий швидка швидке швидко швидкого музика музики музику ткач козак козака бондар кучер маляр токар слюсар поляк стус торба кухар рибак скляр стадник сокіл соловей лисиця заєць гук котик
  сич чуб шпак панас дуда пономар коваль мельник гончар швець кравець бик мазур`,
  `борю бори борі боре борей варю вари варе вити вите виті галка галки галку галкою галці галко галочка галочки галочку галочкою галочці гену гені гени дими димі димка димки димку димкою дини дину дине
  жену жени жене зоряна зоряне зоряну зоряною зоряні зоряної кати кеш кеші кешу кеша кеше лавр лавра лаври лаврі лаврою лавру леви леву леві левом левові лили лина лине лини лину луки луку луці любі любе люби любою любо
  лілею лілей лілію лілією мани мані марке мило мили милу мите мити миті митей мише мишею мишей нате нині ниці нік ніку поле поли полей полин полину полині радим рай раєм розі сани сані саней світа світе світи світою
  сонечко сонечка сонечку сонечком степ степи степу степі степа степе степом тема теми тему темі темою тим терези яким якого якій любой любую любы колей лева левы левой левою левую лени дани дань семена семене филе уже юну
  мішка мішки мішку мішок мішків мілка мілко мілку калина калини калину калиною печенки толика толике толику надежде надеждой костей
  королева королеви королеву барменко преміум премиум бізнес стандарт`,
  // Ukrainian: everyday words
  `так ні не та і й або але що як де коли хто це цей ця ці той те мене вас вам вами ви я ми нас нам він вона вони його її їх йому їй мій моя моє мої ваш ваша ваше ваші наш наша наше наші
  до від для на у в з із зі за по про при над під без через щоб якщо бо ось тут там вже ще теж також лише тільки дуже можна треба буде було був була були є будь ласка прошу скажіть підкажіть
  дякую дякуємо добрий добра добре доброго день дня вечір вечора ранок ранку вітаю вітаємо привіт алло слухаю слухаємо перепрошую вибачте зрозуміло гаразд звісно чудово секундочку хвилинку
  хочу хотів хотіла хотіли дзвоню телефоную телефонує дзвонить дзвонив дзвонила замовив замовила просить просив просила сказав сказала каже говорить говорю питає запитує передзвоніть передзвонить
  передзвонити замовлення замовити клієнт клієнтка клієнта клієнти клієнтів клієнтом клієнту оператор оператора оператором менеджер менеджера майстер водій покупець покупця отримувач замовник замовника абонент абонента
  адміністратор адміністратора директор керівник керівника консультант помічниця помічник бот голосова голосовий асистент асистентка магазин магазину служба підтримка підтримки сервіс компанія компанії відділ
  відділення доставка доставки доставку пошта пошти пошту поштою нова нової новою нову новий шини шин шина шину шинна комора комори комору колеса диски диск зимові літні всесезонні розмір ціна оплата номер телефон
  адреса місто міста вулиця вулиці вулицю проспект область район будинок квартира ім'я імені ім'ям прізвище прізвища батькові піб невідомо невідомий невідома немає відсутнє відсутній тест тестовий гість анонім система
  сьогодні завтра вчора зараз потім тоді після перед понеділок вівторок середа середу четвер п'ятниця субота неділя січень січня лютий лютого березень березня квітень квітня травень травня червень червня липень липня
  серпень серпня вересень вересня жовтень жовтня листопад листопада грудень грудня один одна два три чотири сторінка головна основна повна умовна мовна рівна чарівна королівна царівна активна помилка увага дзвінок дзвінка
  запит відповідь статус результат готово виконано скасовано товар товару склад складу банк банку картка картки рахунок рахунку карта файл файлу файли каучук каучуку барсук майданчик пункт центр торговий
  хворий живий мертвий погано нормально стоп чекаю чекайте хвилину секунду готовий готова згоден згодна знову раз разом більше менше дитина чоловік дружина мама тато брат сестра син донька друг подруга
  пан пані пане шановний шановна шановні пановe колего колеги друже друзі хлопці дівчата панове директоре менеджере операторе операторко лікарю вчителю ваша зателефонував зателефонувала звернувся звернулася забрав забрала отримав отримала
  оплатив оплатила відмовився відмовилася очікує чекає підтвердив підтвердила скасував скасувала скаржиться повторний постійний корпоративний оптовий роздрібний новенький преміум вип готівка безготівка гривня гривень грн штук`,
  // Russian
  `вера веры веру верой надежда надежды надежду любовь любви розы розой лилия лилии света свет свете славы миша мила милый мил рая лены лен дима дым дыму дыма марте лева львы лиза шура
  да нет не и а но или что как где когда кто это этот эта эти тот меня вас вам вы я мы нас нам он она они его ее их мой моя мое мои ваш ваша наш наша к от для на в с из за по о при над под без через чтобы если вот тут там уже еще
  тоже только очень можно надо будет был была были есть пожалуйста прошу скажите подскажите спасибо добрый доброе день дня вечер вечера утро здравствуйте привет слушаю извините простите понятно хорошо конечно минутку секундочку
  хочу хотел хотела звоню звонит звонил звонила заказал заказала просит сказал сказала говорит перезвоните перезвонит заказ заказа клиент клиента клиенту клиентом клиентка оператор менеджер мастер водитель покупатель покупателя
  получатель получателя заказчик абонент администратор директор руководитель консультант помощник бот ассистент магазин служба поддержка сервис компания отдел отделение доставка доставку почта почты новая новой новую новый шины шин шина
  колеса диски зимние летние размер цена оплата номер телефон адрес город города улица улицы проспект область район дом квартира имя имени именем фамилия фамилии фамилию отчество фио неизвестно неизвестный нет отсутствует тест гость система
  сегодня завтра вчера сейчас потом тогда после понедельник вторник среда среду четверг пятница суббота воскресенье январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа сентябрь сентября
  октябрь октября ноябрь ноября декабрь декабря один одна два три четыре страница главная основная полная ошибка внимание звонок запрос ответ статус результат готово товар склад банк карта счет файл оценка оценки оценку оценке оценкой
  ребенка ребенку ребенком теленка пленка пленку пленкой тушенка дубленка сгущенка шестеренка шестеренку лесенка лесенку застенка расценка расценку уценка уценку наценка наценку самооценка сестренка сестренку гребенка гребенку клеенка
  клеенку пеленка ступенька сосенка песенка песенку печенку селезенка щебенка щебенку избенка коленку стенкой гренка ряженка масленка масленку зеленка видеопленка фотопленка колоколенка продленка утенка котенка поросенка цыпленка
  спортсменка спортсменку бизнесменка жеребенка козленка головенка работенка переоценку недооценка
  переоценка стенка стенки стенку печенка пенка сценка коленка каучука центр торговый господин госпожа уважаемый уважаемая уважаемые коллеги друзья жду ждет больше меньше раз вместе муж жена мама папа брат сестра сын дочь друг подруга
  белый белая черный черная быстрый быстрая зима зимы волк котик козел`,
  // English: words that are names too
  `will mark rose grace may april june august art bill max rob sue pat faith hope joy dawn eve ivy lily daisy violet iris ruby pearl jade crystal frank jack nick grant ray dean earl gene guy lance lee mason carol dale don
  heather holly hunter jean jordan josh logan melody miles norm olive page penny robin rosemary sandy scott sky spencer stone summer victor virginia georgia florence austin dallas houston madison charlotte sydney chelsea israel
  christian angel amber basil chase chance cliff clay colin kelly ken kim lane leo leon marina marco maria's jay jo jan jo franklin harry harrison jackson lincoln washington morgan taylor tyler carter cooper parker porter baker
  brown white black green gray king hill hall long price young ward west wood bell cook cox cole ford fox hart hunt knight stone rivers brooks butler fisher walker turner flores cruz reed ross rich ed ted tim drew dana sally
  tony gordon gene gail dan sam ron ben pat ann ana ava ali ian omar seth troy brad chad rick roman martin jasmine julia ada alexa claude stella nova terry randy dot frances art van lewis allen wright russell ruth todd
  wallace graham murray hamilton jenkins webb weber meyer becker wagner lopez price burns mason long wells banks holmes webster tara tina mia rosa luca orest trevor viola gwen hazel gloria iris dylan andy sasha misha
  fedora glib gnat grits mania semen roger zara francisco diego jose antonio pedro santiago singh kim nelson howard kelvin pierce jess bob andre petro`,
  // English: everyday and technical words
  `the a an and or but not no yes is are was were be been has have had do does did can could should would shall must might here there this that these those it its he she they we you i me my your his her our their them us him who what when where why how
  to from in on at by for with of as about after before during without into over under up down out off so if then than too very just only also now later again still yet please thanks thank hello hi hey dear sir madam team customer customers
  caller callers client clients operator operators agent agents recipient driver manager user users admin administrator support service services sales department company business account center centre office shop store warehouse branch order orders
  name names first last full middle surname given family none null nil undefined unknown anonymous guest test tester testing demo example sample default string text number true false required missing invalid field value values expected error errors
  failed failure success ok okay done ready started stopped ended completed connected disconnected calling called call calls speaking asking looking waiting going trying sorry good morning afternoon evening night day today tomorrow yesterday
  monday tuesday wednesday thursday friday saturday sunday january february march july september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
  world everyone everybody all anyone someone nobody there folks guys friend friends colleague colleagues mr mrs ms miss dr prof new old main primary secondary premium basic gold silver standard vip general voice assistant bot chat console
  status state type kind id key keys data info information note notes message messages event events queue worker workers server servers host node cluster stream streams group groups consumer producer session sessions request response timeout
  connection refused closed reset lost found cannot read write open close start stop retry retries restart load save send sent receive received accept accepted rejected pending active inactive invalid valid internal external
  city street avenue road lane drive boulevard square park state region country district county address phone email mail date time year month week hour minute second price total amount sum payment delivery pickup winter summer spring autumn fall all-season
  tire tires tyre tyres wheel wheels car cars size sizes brand model models made tool tools function method object array class promise async await return throw catch module file files path line column index table database db sql query update insert delete select
  because like really actually right well yeah yep nope sure fine great nice happy interested based located not unable able available busy unavailable away back home web app mobile desktop api sdk cli http https json xml yaml html tcp udp ssl tls
  spoke wants needs said says asked told confirmed cancelled canceled placed paid returned requested reported complained transferred hung left got bought ordered came arrived picked numeral numerals period garden valley bank street st ave rd inc ltd llc corp co
  not got another same other any every each both one two three four five six seven eight nine ten king's late early ahead`,
  // places
  `київ києва києві києву києвом kyiv kiev львів львова львові львову lviv одеса одеси одесу одесі одесою одесса odesa odessa харків харкова харкові харкову харьков kharkiv kharkov дніпро дніпра дніпрі дніпру днепр dnipro
  запоріжжя запорожье zaporizhzhia вінниця вінниці вінницю винница vinnytsia полтава полтави полтаву полтаві poltava чернівці чернівців чернівцях черновцы chernivtsi тернопіль тернополя тернополі ternopil івано-франківськ івано-франківська
  івано-франківську івано-франківськом ивано-франковск ивано-франковска ивано-франковске ivano-frankivsk рівне рівного rivne луцьк луцька луцьку lutsk житомир житомира житомирі zhytomyr хмельницький хмельницького хмельницькому khmelnytskyi черкаси черкас черкасах cherkasy суми сум сумах sumy
  ужгород ужгорода ужгороді uzhhorod миколаїв миколаєва миколаєві николаев николаева николаеве mykolaiv херсон херсона kherson чернігів чернігова чернігові чернигов chernihiv кропивницький кропивницького кропивницькому kropyvnytskyi кременчук кременчука кременчуці кременчуг кременчуку kremenchuk
  маріуполь донецьк луганськ крим бориспіль бориспіля boryspil бровари броварів brovary ірпінь буча біла церква церкви краматорськ слов'янськ бердянськ мелітополь нікополь павлоград кам'янське умань мукачево дрогобич стрий
  калуш коломия ковель бердичів фастів васильків обухів вишгород канів лубни ізюм конотоп шостка ніжин прилуки україна україни україні україну украина украины украине ukraine european європа польща варшава warsaw poland berlin london paris prague
  москва moscow york angeles francisco jersey hampshire carolina dakota mexico america american europe asia british english ukrainian russian german french київська київський київської київській одеська одеський львівська львівський харківська`,
  // brands and their models
  `michelin мішлен мишлен nokian нокіан нокиан hakkapeliitta nordman continental континенталь premiorri прімьоррі rosava росава росави росаву bridgestone бріджстоун goodyear гудієр hankook ханкук kumho кумхо matador матадор debica pirelli піреллі пірелі
  yokohama йокогама toyo dunlop данлоп falken fulda firestone nexen laufenn barum kleber tigar sava viking gislaved lassa petlas starmaxx triangle westlake cordiant viatti belshina sailun maxxis roadstone uniroyal vredestein apollo minerva
  toyota тойота тойоту тойоти corolla королла camry rav mercedes мерседес мерседеса benz vito віто sprinter skoda škoda шкода шкоду шкоди шкоді octavia октавія октавію октавії fabia фабія фабію superb renault рено логан логана logan duster дастер sandero megane меган
  daewoo деу lanos ланос ланоса matiz матіз ford форд форда форді fiesta фієста focus фокус mondeo mazda мазда мазду мазди volkswagen фольксваген passat пасат golf гольф polo hyundai хюндай хундай tucson туксон туссан kia кіа sportage спортейдж rio
  bmw бмв audi ауді nissan нісан ніссан qashqai кашкай juke opel опель опеля astra астра астру corsa vectra fiat фіат doblo добло honda хонда civic accord mitsubishi lancer лансер subaru forester suzuki vitara volvo geely chery chevrolet шевроле aveo авео lacetti лачетті cruze круз
  peugeot пежо citroen сітроен dacia seat ibiza leon lexus jeep tesla lincoln jaguar porsche ваз лада жигулі нива таврія славута заз сенс sens
  uber bolt болт uklon уклон glovo rozetka розетка розетці розетки епіцентр сільпо атб приватбанк приват монобанк моно ощадбанк пумб райффайзен київстар kyivstar vodafone водафон lifecell лайфселл лайф life олх olx prom пром meest міст укрпошта justin делівері
  google apple amazon microsoft meta facebook telegram viber whatsapp instagram youtube bosch бош`,
  // software and services
  `redis postgres postgresql kafka jenkins jaeger grafana prometheus loki tempo mariadb mysql mongo mongodb elastic elasticsearch kibana nginx apache docker kubernetes helm terraform ansible puppet vagrant consul vault nomad linux ubuntu debian alpine windows
  chrome firefox safari android node python java javascript typescript rust swift kotlin perl ada julia erlang haskell scala clojure claude haiku sonnet opus anthropic openai gpt gemini whisper deepgram elevenlabs polly alloy nova onyx echo fable shimmer aura
  azure twilio asterisk freeswitch livekit pipecat vonage telnyx plivo sentry datadog newrelic pagerduty slack jira github gitlab bitbucket confluence zendesk hubspot salesforce stripe paypal liqpay wayforpay fondy`,
];
