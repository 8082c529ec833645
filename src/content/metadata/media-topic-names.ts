/**
 * IPTC's names of its Media Topics (http://cv.iptc.org/newscodes/mediatopic/) in other languages, as released on July 2, 2026: of the
 * topics of media-topics-data.ts, one a line, its eight digits and its name in each language, empty where IPTC has none.
 * © IPTC, International Press Telecommunications Council, https://iptc.org, under CC BY 4.0 (http://creativecommons.org/licenses/by/4.0/).
 */
export const MEDIA_TOPIC_NAMES = {
  /** BCP 47; IPTC writes `dk`, `no-NB`, `no-NN` and `se` for Danish, Bokmål, Nynorsk and Swedish. */
  languages: ['ar', 'de', 'da', 'es', 'fr', 'nb', 'nn', 'pt-BR', 'pt-PT', 'sv', 'zh-Hans'],
  table: `
01000000	فنون، ثقافة وترفيه	Kultur, Kunst, Unterhaltung und Medien	kunst, kultur, underholdning og medier	Artes, cultura, entretenimiento y medios	Arts, culture, divertissement et médias	kultur, underholdning og medier	kultur, underhaldning og media	artes, cultura, entretenimento e mídia	artes, cultura, entretenimento e média	Konst, kultur och nöje	艺术、文化、娱乐和媒体
20000002	فنون وتسلية	Kunst und Unterhaltung	kunst og underholdning	Arte y entretenimiento	Arts et divertissement	kunst og underholdning	kunst og underhaldning	arte e entretenimento	arte e entretenimento	Konst och underhållning	艺术与娱乐
20000003	تحريك	Animation	animation	Animación	Dessin animé	animasjon	animasjon	animação	animação	Animation	动画
20000004	كرتون	Comic	tegneserie	Caricaturas	Bande dessinée	tegneserie	teikneserie	cartoon	cartoon	Serieteckningar	卡通
20000005	سينما	Film	film	Cine	Cinéma	film	film	cinema	cinema	Film	电影
20000007	رقص	Tanz	dans	Danza	Danse	dans	dans	dança	dança	Dans	舞蹈
20000008	باليه	Ballett	ballet	Ballet	Danse classique	ballett	ballett	ballet	ballet	Balett	芭蕾舞
20000009	رقص حديث	Modern Dance	moderne dans	Danza moderna	Danse moderne	moderne dans	moderne dans	dança moderna	dança moderna	Modern dans	现代舞
20000010	رقص تقليدي	Standardtanz	traditionel dans	Danza tradicional	Danse folklorique	folkedans	folkedans	dança tradicional	dança tradicional	Traditionell dans	传统舞蹈
20000011	موضة	Mode	mode	Moda	Mode	mote	mote	moda	moda	Mode	时尚
20000012	مجوهرات	Schmuck	smykke	Joyas	Bijoux	smykker	smykke	joias	joias	Accessoarer och smycken	珠宝首饰
20001248	مستحضرات تجميل	Kosmetik	kosmetik	Cosméticos	Produits cosmétiques	kosmetikk	kosmetikk	cosmética	cosmética	Kosmetika	化妆品
20001249	تزيين الشعر	Friseur	frisurer	Peinado	Coiffure	frisyrer	frisyrar	penteados	penteados	Frisyrer	发型
20000013	ادب	Literatur	litteratur	Literatura	Littérature	litteratur	litteratur	literatura	literatura	Litteratur	文学
20000014	دراما	Drama (Literatur)	drama (litteratur)	Arte dramático	Œuvre théâtrale	dramatikk	dramatikk	drama (literatura)	drama (literatura)	Drama	戏剧（文学）
20000015	خيال	Fiktion	fiktion	Ficción	Fiction	skjønnlitteratur	skjønnlitteratur	ficção	ficção	Skönlitteratur	小说
20000016	واقعي	Non-Fiktion	non-fiktion	Literatura no novelesca	Récit	sakprosa	sakprosa	não ficção	não ficção	Facklitteratur	纪实文学
20000017	شعر	Poesie	poesi	Poesía	Poésie	lyrikk	lyrikk	poesia	poesia	Poesi	诗歌
20000018	موسيقى	Musik	musik	Música	Musique	musikk	musikk	música	música	Musik	音乐
20000019	آلة موسيقية	Musikinstrument	musikinstrument	Instrumento de música	Instrument de musique	musikkinstrument	musikkinstrument	instrumento musical	instrumento musical	Musikinstrument	乐器
20000020	حفل موسيقي	Musikaufführung	musikalsk optræden	Concierto	Concert	konsert	konsert	concerto	concerto	Musikframträdande	音乐表演
20000021	نوع موسيقي	Musikgenre	musikgenre	Estilo musical	Genre musical	musikksjanger	musikksjanger	gênero musical	género musical	Musikgenre	音乐类型
20000022	موسيقى كلاسيكية	Klassik	klassisk musik	Música clásica	Classique	klassisk musikk	klassisk musikk	música clássica	música clássica	Klassisk musik	古典音乐
20000023	موسيقى الكانتري	Country	countrymusik	Música country	Country	countrymusikk	countrymusikk	música country	música country	Country	乡村音乐
20000024	موسيقى فولكلورية	Folk	folkemusik	Música folclórica	Folk	folkemusikk	folkemusikk	música folk	música folk	Folkmusik	民俗音乐
20000025	موسيقى الجاز	Jazz	jazzmusik	Música jazz	Jazz	jazz	jazz	música jazz	música jazz	Jazz	爵士音乐
20000026	موسيقى شعبية	Pop	popmusik	Música popular	Pop	pop/populærmusikk	pop/populærmusikk	música popular	música popular	Pop	流行音乐
20000027	موسيقى الروك	Rock'n' Roll	rockmusik	Música rock and roll	Rock	rock	rock	música rock	música rock	Rock	摇滚乐
20001184	هيب هوب	Hip Hop	hip hop	Hip hop	Hip-hop	hiphop	hiphop	hip-hop	hip-hop	Hip Hop	嘻哈
20001185	موسيقى ريذم أند بلوز	Rhythm & Blues	r&b	R&B	R&B	r&b	r&b	R&B	R&B	R&B	r&b（节奏蓝调）
20001186	موسيقى الميتال	Heavy Metal	heavy metal	Heavy metal	Heavy metal	heavy metal	heavy metal	heavy metal	heavy metal	Metal	重金属
20001187	موسيقى الرقص	Tanzbandmusik (Schweden)	dansktop	Música de baile	Musique de danse	danseband	danseband	música de banda de dança	música de banda de dança	Dansband	舞蹈乐队音乐
20001188	موسيقى الرقص الإلكترونية	Elektronische Tanzmusik	elektronisk musik	Música dance	Electronic dance music	elektronisk dansemusikk	elektronisk dansemusikk	música de dança eletrônica	música de dança eletrónica	Elektronisk dansmusik (EDM)	电子舞曲
20001189	موسيقى للاطفال	Kinderlieder	børnemusik	Música infantil	Musique pour enfants	barnemusikk	barnemusikk	música para crianças	música para crianças	Barnmusik	儿童音乐
20000029	مسرح	Theater	teater	Teatro	Théâtre	teater	teater	teatro	teatro	Teater	戏剧
20000028	اوبرا	Oper	opera	Ópera	Opéra	opera	opera	ópera	ópera	Opera	歌剧
20001133	مسرح موسيقي	Musical	musical	Musical	Comédie musicale	musikal	musikal	musical	musical	Musikal	歌舞剧
20001134	أوبريت	Operette	operette	Opereta	Opérette	operette	operette	opereta	opereta	Operett	轻歌剧
20001180	مسرحية	Drama (Theater)	drama (teater)	Drama	Pièce de théâtre	drama	drama	drama (teatro)	drama (teatro)	Dramatisk teater	话剧
20001190	ستاند أب كوميدي	Stand-Up-Comedy	standupkomedie	Comedia en vivo	Stand-up	standup	standup	stand-up	stand-up	Stand up comedy	单口喜剧
20001191	كباريه	Cabaret	kabaret	Cabaret	Cabaret	kabaret	kabaret	cabaré	cabaré	Revy	歌舞表演
20000031	فنون بصرية	Bildende Kunst	visuel kunst	Artes visuales	Arts visuels	bildekunst	biletkunst	artes visuais	artes visuais	Visuella konstformer	视觉艺术
20000032	هندسة معمارية	Architektur	arkitektur	Arquitectura	Architecture	arkitektur	arkitektur	arquitetura	arquitetura	Arkitektur	建筑设计
20000033	تصميم	Design (Bildende Kunst)	design (visuel kunst)	Diseño	Design	design	design	design	design	Design	设计（视觉艺术）
20000034	رسم	Zeichnen	tegning	Dibujo	Dessin	tegnekunst	teiknekunst	desenho	desenho	Teckning	素描
20000035	تصوير	Malerei	maleri	Pintura	Peinture	malekunst	målarkunst	pintura	pintura	Måleri	绘画
20000036	تصوير فوتوغرافي	Fotografie	fotografi	Fotografía	Photographie	fotografi	fotografi	fotografia	fotografia	Fotografi	摄影
20000037	نحت	Bildhauerei	skulptur	Escultura	Sculpture	skulptur	skulptur	escultura	escultura	Skulptur	雕塑
20001203	فنون النسيج	Textilkunst	tekstilkunst	Artes textiles	Arts textiles	tekstilkunst	tekstilkunst	artes têxteis	artes têxteis	Textil	纺织艺术
20001204	مشغولات خشبية	Schreinern	træbearbejdning	Carpintería	Travail du bois	trearbeider	trearbeid	marcenaria	marcenaria	Träsnide	木工
20001205	تطريق	Schmieden	smedning	Forja	Forgeage	smiing	smiing	forjamento	forjamento	Smide	锻造（艺术）
20001179	مسلسل	Serie	serie	Serie	Série	tv-serier	tv-seriar	série	série	Serie	连续剧
20001181	مهرجان	Festival	festival	Festival	Festival	festival	festival	festival	festival	Festivaler	艺术节
20000006	مهرجان افلام	Filmfestival	filmfestival	Festival de cine	Festival de cinéma	filmfestival	filmfestival	festivais de cinema	festivais de cinema	Filmfestivaler	电影节
20000038	ثقافة	Kultur	kultur	Cultura	Culture	kultur	kultur	cultura	cultura	Kultur	文化
20000039	تنمية ثقافية	Kulturgeschichte	kulturhistorie	Artes tradicionales	Histoire de l'art	kulturhistorie	kulturhistorie	desenvolvimento cultural	desenvolvimento cultural	Kulturhistoria	文化发展
20000040	عادات وتقاليد	Brauchtum	skik og tradition	Costumbres y tradiciones	Coutumes et traditions	skikk og tradisjon	skikk og bruk	costumes e tradições	costumes e tradições	Seder och traditioner	习俗和传统
20000041	حدث احتفالي	Fest (Kultur)	festlig begivenhed (kultur)	Festividades	Festivals et commémorations	festivaler	festivalar	festividades (cultura)	festividades (cultura)	Kulturell fest eller händelse	节日活动（文化）
20000042	لغة	Sprache	sprog	Lenguaje	Langue	språk	språk	língua	linguagem	Språk	语言
20000043	مكاتب ومتاحف	Bibliothek und Museum	bibliotek og museum	Bibliotecas y museos	Bibliothèque et musée	bibliotek og museum	bibliotek og museum	bibliotecas e museus	bibliotecas e museus	Bibliotek och museum	图书馆和博物馆
20000044	تراث	Denkmal und Gedenkstätte	monument og kulturarv	Monumentos y patrimonio cultural	Patrimoine	kulturvern	kulturvern	monumentos e patrimônio	monumentos e património	Kulturarv	纪念碑和遗址
20000242	ترميم	Sanierung	renovering	Renovación	Rénovation	bygningsvern	bygningsvern	obras de renovação	obras de renovação	Renovering	翻修
20001135	معرض فني	Kunstausstellung	udstilling	Exposición de arte	Exposition artistique	kunstutstilling	kunstutstilling	exposição artística	exposição artística	Konstutställning	艺术展览
20000045	اعلام جماهيري	Massenmedien	massemedie	Medios masivos de comunicación	Médias	massemedier	massemedium	mídia de massas	meios de comunicação	Massmedier	大众传媒
20000046	اعلام اخباري	Nachrichtensender	nyhedsmedie	Medios de información	Média d'information	nyhetsmedier	nyheitsmedium	mídia noticiosa	órgãos noticiosos	Nyhetsmedier	新闻媒体
20000047	صحيفة	Zeitung	avis	Diarios y revistas	Journaux	avis	avis	jornais	jornais	Tidningar	报纸
20000048	اعلام الكتروني	Online Medien	online medie	Internet	Internet	nettmedier	nettmedium	mídia online	meios de comunicação online	Internetmedier	网络媒体
20000049	دورية	Zeitschrift	tidssskrift og magasin	Periódicos	Périodiques	tidsskrift	tidsskrift	periódicos	periódicos	Periodiska tidskrifter	期刊
20000050	اذاعة	Radio	radio	Radio	Radio	radio	radio	rádio	rádio	Radio	广播
20000051	تلفزيون	Fernsehen	tv	Televisión	Télévision	tv	tv	televisão	televisão	Tv	电视
20001182	شبكات تواصل اجتماعي	Soziale Medien	socialt medie	Redes sociales	Réseaux sociaux	sosiale medier	sosiale medium	mídias sociais	média sociais	Sociala medier	社交媒体
20001192	المؤثرون	Influencer	influencer	Influencers	Influenceurs	influencere	influensarar	influenciadores	influenciadores	Influencers	网络名人
20001319	تضليل إعلامي	Desinformation und Fehlinformation	disinformation og misinformation	Desinformación	Désinformation	desinformasjon og feilinformasjon	desinformasjon og feilinformasjon	desinformação e informação errada	desinformação e informação errada	Desinformation	误导和不实消息
02000000	جريمة، قانون وقضاء	Justiz, Kriminalität	kriminalitet, lov og retfærdighed	Policía y justicia	Criminalité, droit et justice	kriminalitet, rett og rettsvesen	kriminalitet, rett og rettsvesen	crime, lei e justiça	crime, lei e justiça	Brott, lag och rätt	犯罪、法律和司法
20000082	جريمة	Kriminalität	forbrydelse	Criminalidad	Criminalité	kriminalitet	kriminalitet	crime	crime	Brottslighet	犯罪
20000083	حريق متعمد	Brandstiftung	forsætlig brandstiftelse	Incendio premeditado	Incendie volontaire	brannstiftelse	eldspåsetjing	incêndio criminoso	fogo posto	Anlagd brand	纵火
20000084	اعتداء	Gewalt	overfald	Agresión	Agression	vold	vald	assalto	assalto	Överfall	攻击
20000085	اعتداء جنسي	Sexuelle Gewalt	seksualforbrydelse	Agresión sexual	Agression sexuelle	seksualforbrytelser	seksualbrotsverk	crimes sexuais	crimes sexuais	Våldtäkt	性犯罪
20000086	جريمة معلوماتية	Computerkriminalität	cyberkriminalitet	Delitos informáticos	Piratage informatique	nettkriminalitet	nettkriminalitet	cibercrime	cibercrime	IT-brott	网络犯罪
20000087	جريمة منظمة	Firmenkriminalität	økonomisk kriminalitet	Delitos corporativos	Délinquance financière	økonomisk kriminalitet	økonomisk kriminalitet	crime econômico	crime económico	Ekobrott	法人犯罪
20000088	جريمة احتكار	Kartellverstoß	konkurrencekriminalitet	Delitos antimonopolio	Infraction à la concurrence	konkurranselovbrudd	konkurranselovbrot	crime antitruste	crime antitrust	Konkurrensbrott	垄断犯罪
20000089	مخالفة عقد	Vertragsbruch	kontraktbrud	Violación de contrato	Violation de contrat	kontraktbrudd	kontraktbrot	quebra de contrato	quebra de contrato	Avtalsbrott	合同违约
20000090	اختلاس اموال	Unterschlagung	underslæb	Malversación	Détournement de fonds	underslag	underslag	peculato	peculato	Förskingring	挪用公款
20000091	تعامل داخلي	Insiderhandel	insiderhandel	Tráfico de influencias	Délit d'initié	innsidehandel	innsidehandel	abuso de informação privilegiada	abuso de informação privilegiada	Insiderhandel	内幕交易
20000092	تقييد التجارة	Wettbewerbsverstoß	konkurrencebegrænsning	Infracción comercial	Infraction commerciale	handelshindring	handelshindring	restrição ao comércio	restrição ao comércio	Konkurrensbegränsningar	贸易管制
20001194	جريمة مالية	Wirtschaftskriminalität	regnskabskriminalitet	Delito contable	Fraude comptable	bedrageri	bedrageri	fraude contábil	fraude contabilística	Bokföringsbrott	会计犯罪
20000093	فساد	Korruption	korruption	Corrupción	Corruption	korrupsjon	korrupsjon	corrupção	corrupção	Korruption	腐败
20000094	رشوة	Bestechung	bestikkelse	Soborno	Subornation de témoins	bestikkelse	bestikking	suborno	suborno	Mutbrott	贿赂
20000095	جرائم مخدرات	Drogenkriminalität	narkokriminalitet	Crímenes relacionados con las drogas	Crimes liés aux stupéfiants	narkotikalovbrudd	narkotikalovbrot	crimes relacionados com drogas	crimes relacionados com drogas	Narkotikabrott	毒品犯罪
20000096	تهريب مخدرات	Drogenhandel	narkosmugling	Narcotráfico	Trafic de drogue	narkotikahandel	narkotikahandel	tráfico de droga	tráfico de droga	Narkotikasmuggling	贩毒
20000097	احتيال	Betrug	bedrageri	Fraude	Fraude	bedrageri	bedrageri	fraude	fraude	Bedrägeri	欺诈
20001195	تهرب ضريبي	Steuerhinterziehung	skatteunddragelse	Evasión fiscal	Fraude fiscale	skatteunndragelse	skattesvik	sonegação fiscal	evasão fiscal	Skattebrott	逃税
20000098	قرصنة	Entführung	kapring	Secuestro / piratería	Détournement	kapring	kapring	hijacking	hijacking	Kapning	劫持
20000099	قتل	Mord	drab	Homicidio	Homicide	drap	drap	homicídio	homicídio	Dråp	凶杀
20000100	خطف	Geiselnahme	kidnapning	Secuestro	Enlèvement	bortføring	bortføring	rapto	rapto	Kidnappning	绑架
20000101	جريمة منظمة	Organisierte Kriminalität	organiseret kriminalitet	Crimen organizado	Crime organisé	organisert kriminalitet	organisert kriminalitet	crime organizado	crime organizado	Organiserad brottslighet	有组织犯罪
20000102	نشاط عصابات	Bandenkriminalität	bandekriminalitet	Actividad pandillera	Bandes criminelles	gjengkriminalitet	gjengkriminalitet	gangues	gangues	Gängbrott	帮派活动
20000103	ارهاب	Terrorismus	terrorisme	Terrorismo	Terrorisme	terrorisme	terrorisme	terrorismo	terrorismo	Terrorism	恐怖主义
20000104	سرقة	Diebstahl	tyveri	Robo	Vol	tyveri og innbrudd	tjuveri og innbrot	roubo	roubo	Stöld	盗窃
20000105	جرائم حرب	Kriegsverbrechen	krigskriminalitet	Crimen de guerra	Crime de guerre	krigsforbrytelser	krigsbrotsverk	crime de guerra	crime de guerra	Krigsbrott	战争罪
20001196	مخالفة مرور	Verkehrsdelikte	færdselsovertrædelser	Conducción peligrosa	Conduite dangereuse	trafikklovbrudd	trafikklovbrot	infração de trânsito	infração de trânsito	Trafikbrott	野蛮驾驶
20001283	الاتجار بالبشر	Menschenhandel	menneskesmugling og trafficking	Trata de personas	Trafic d'êtres humains	menneskehandel	menneskehandel	contrabando e tráfico de pessoas	contrabando e tráfico de pessoas	Människosmuggling och trafficking	偷运及贩卖人口
20001285	تخريب	Vandalismus	hærværk	Vandalismo	Vandalisme	hærverk	hærverk	vandalismo	vandalismo	Vandalism	故意毁坏财物
20001313	اطلاق نار	Schießerei	skyderi	Tiroteo	Fusillade	skyting	skyting	tiroteios	tiroteios	Skjutningar	枪击
20001314	قسوة على الحيوانات	Tierquälerei	dyremishandling	Maltrato animal	Maltraitance animale	dyremishandling	dyremishandel	maus-tratos a animais	maus-tratos a animais	Djurplågeri	动物虐待
20001320	تعذيب	Folter		Tortura	Torture	tortur	tortur			Tortyr	
20000106	سلطة قضائية	Justiz	retsvæsen	Magistratura	Système judiciaire	rettsvesen	rettsvesen	judiciário (sistema de justiça)	judicial (sistema de justiça)	Rättssystem	司法
20000107	محكمة	Gericht	domstol	Corte	Tribunal	domstol	domstol	tribunal	tribunal	Domstol	法院
20000108	استئناف	Berufung (Gericht)	appel (domstol)	Apelación	Appel	anke (domstol)	anke (domstol)	recurso (tribunal)	recurso (tribunal)	Överklagande av dom	上诉
20000110	قضاة	Richter	dommer	Juez	Juge	dommer	dommar	juiz	juiz	Domare (Rättsväsendet)	法官
20000111	محاكمة	Prozess (Gericht)	straffesag	Juicio	Procès	rettssak	rettssak	julgamentos	julgamentos	Rättegång	审判
20000112	جلسة تمهيدية	Anhörung	Forberedende retsmøde	Audiencias preliminares	Audiences préliminaires	varetekt	varetekt	processos preliminares	processos preliminares	Domstolsförberedelser	初审
20000114	نزاع	Rechtsstreit	civilretssag	Litigios	Contentieux	rettstvist	rettstvist	litígio	litígio	Tvistemål	起诉
20000134	عقوبة	Strafe	straf (kriminel)	Penas	Peines	straffeutmåling	straffeutmåling	pena/sentença	pena / sentença	Straff	刑罚
20000135	عقوبة قصوى	Todesstrafe	dødsstraf	Pena capital	Peine capitale	dødsstraff	dødsstraff	pena de morte	pena de morte	Dödsstraff	死刑
20000136	غرامة	Geldstrafe	bøde	Multa	Amende	bøter og forelegg	bøter og førelegg	multa	multa	Böter	罚款
20000137	سجن	Strafvollzug	fængsel	Cárcel	Prison	fengsel	fengsel	prisão	prisão	Fängelse	监狱
20001198	علاج نفسي بأمر قضائي	gerichtlich angeordnete psychiatrische Behandlung	psykiatrisk behandlingsdom	Tratamiento psiquiátrico ordenado por el tribunal	Traitement psychiatrique ordonné par le tribunal	tvungent psykisk helsevern	tvunge psykisk helsevern	tratamento psiquiátrico por ordem judicial	tratamento psiquiátrico por ordem judicial	Rättspsykiatrisk vård	法院强制精神治疗
20001199	حكم مع وقف التنفيذ	Bewährungsstrafe	betinget dom	Suspensión de la pena	Sursis	betinget dom	dom på vilkår	suspensão da pena	pena suspensa	Villkorlig dom	缓刑
20001287	محكمة عليا	Oberstes Gericht	højesteret	Corte Suprema y Corte Superior	Cour suprême et Haute Cour	høyesterett	høgsterett	supremo tribunal e tribunal superior	supremo tribunal e tribunal superior	Högre instans	最高法院与高等法院
20000116	خارج اطار القضاء	Außergerichtliche Einigung	udenretslig procedure	Procedimientos judiciales fuera del tribunal	Procédures hors tribunal	forlik	forlik	procedimentos judiciais fora do tribunal	procedimentos judiciais fora do tribunal	Förlikningar	庭外程序
20000117	تحكيم	Schiedsgericht	voldgift	Arbitraje	Arbitrage	voldgift	skilsdom	arbitragem	arbitragem	Medling	仲裁与调解
20000118	ملاحقات	Anklage	retsforfølgelse	Proceso judicial	Accusation	tiltale	tiltale	acusação	acusação	Åtal	起诉和控方律师
20000121	قانون	Gesetz	lov	Legislación	Lois	lov og rett	lov og rett	leis	leis	Lag	法律
20000122	قانون مدني	Bürgerliches Gesetzbuch	civilret	Derecho civil	Droit civil	sivilrett	sivilrett	lei civil	lei civil	Civilrätt	民法
20000124	تنظيم	Verordnung	regulering	Regulación	Réglementation	reguleringer	reguleringar	regulação	regulação	Regler	法规
20000123	قضية مكافحة احتكار	Kartellfragen	konkurrenceregel	Legislación antitrust	Droit de la concurrence	konkurranserett	konkurranserett	antitruste	antitrust	Konkurrensfrågor	反垄断
20000125	قانون جنائي	Strafgesetzbuch	straffelov	Derecho penal	Droit pénal	strafferett	strafferett	lei criminal	lei criminal	Brottsbalken	刑法
20000126	قانون دولي	Internationales Recht	international lov	Derecho internacional	Droit international	folkerett	folkerett	lei internacional	lei internacional	Internationell rätt	国际法
20000127	تسليم	Auslieferung	udlevering	Extradición	Extradition	utlevering	utlevering	extradição (processos)	extradição	Utlämning	引渡
20000128	محكمة دولية	Internationales Strafgericht	international domstol	Corte o tribunal internacional	Cour ou tribunal international	internasjonal domstol	internasjonal domstol	tribunal internacional	tribunal internacional	Internationell domstol	国际法院、法庭
20001197	قانون إداري	Verwaltungsrecht	Forvaltningsret	Derecho administrativo	Droit administratif	forvaltningsrett	forvaltningsrett	direito administrativo	direito administrativo	Förvaltningsrätt	行政法
20000129	تطبيق القانون	Sicherheitskräfte (BGS, LKA, BKA)	retshåndhævelse	Autoridades	Forces de l'ordre	rettshåndhevelse	rettshandheving	forças policiais	forças policiais	Brottsbekämpning	执法机构
20000130	توقيف	Untersuchungshaft	anholdelse	Arresto	Arrestation	pågripelse	arrestasjon	detenção	detenção	Frihetsberövande	逮捕
20000131	تحقيق	Strafanzeige	efterforskning (kriminel)	Investigación	Enquête	etterforskning	etterforsking	investigação (criminal)	investigação (criminal)	Förundersökning	犯罪调查
20000132	مفقودون	Vermisste	savnet person	Personas desaparecidas	Personne disparue	savnet person	sakna person	desaparecidos	pessoa desaparecida	Saknad person	失踪人员
20001200	اسقاط تحقيق جنائي	Strafrechtliche Ermittlungen eingestellt	henlæggelse af straffesag	Abandono de investigación criminal	Abandon d'enquête criminelle	henleggelse	bortlegging	investigação criminal arquivada	investigação criminal arquivada	Nedlagd förundersökning	撤销刑事调查
20000133	شرطة	Polizei	politi	Policía	Police	politi	politi	polícia	polícia	Polis	警察
20001299	مراقبة	Überwachung	overvågning	Vigilancia	Surveillance	overvåkning	overvaking	vigilância	vigilância	Övervakning	监控
03000000	كوارث وحوادث	Katastrophe und Unglück	katastrofe, ulykke og nødsituation	Catástrofes y accidentes	Désastres et accidents	ulykker og naturkatastrofer	ulykker og naturkatastrofar	desastres, acidentes e emergências	desastres, acidentes e emergências	Katastrofer och olyckor	灾难、事故和突发事件
20000139	حادث	Unglück	ulykke og nødsituation	Accidente	Accident	ulykker	ulykker	acidente (geral)	acidente (geral)	Olyckor och akuta händelser	事故和突发事件
20000140	حادث انفجار	Explosion	eksplosionsulykke og -hændelse	Explosión	Explosion accidentelle	eksplosjoner	eksplosjonar	explosão	explosão	Explosioner	爆炸事故
20000141	حادث صناعي	Industrieunglück	arbejdsulykke	Accidente industrial	Accident industriel	arbeidsulykker	arbeidsulykker	acidente industrial	acidente industrial	Arbetsplatsolyckor	工业事故
20000142	حادث نووي	Atomunglück	atomulykke	Accidente nuclear	Accident nucléaire	atomulykker	atomulykker	acidente nuclear	acidente nuclear	Kärnkraftsolyckor	核事故
20000143	حادث نقل	Transportunglück	transportulykke	Accidente de transporte	Accident de transport	transportulykker	transportulykker	acidentes de transporte	acidente de transporte	Transportolyckor	交通运输事故
20000144	حادث جوي او فضائي	Flugunglück	luft- og rumfartsulykke	Accidentes aeroespaciales	Accident aérospatial	flyulykker	flyulykker	acidente aéreo	acidente aéreo e espacial	Luftfartsolyckor	航空航天事故
20000145	حادث بحري	Schiffsunglück	søfartsulykke	Accidente marítimo	Accident maritime	maritime ulykker	maritime ulykker	acidente marítimo	acidente marítimo	Sjöfartsolyckor	海上事故
20000146	حادث قطار	Bahnunglück	jernbaneulykke	Accidente ferroviario	Accident ferroviaire	togulykker	togulykker	acidente ferroviário	acidente ferroviário	Tågolyckor	铁路事故
20000147	حادث سير	Verkehrsunglück	trafikulykke	Accidente de carretera	Accident routier	trafikkulykker	trafikkulykker	acidente rodoviário	acidente rodoviário	Trafikolyckor	道路事故
20001201	حادث لحيوانات برية	Wildtierunfall	påkørt dyr	Accidente de tráfico de vida silvestre	Accident de la circulation de la faune	viltpåkjørsel	viltpåkøyrsel	atropelamento de animais selvagens	atropelamento de animais selvagens	Viltolycka	野生动物交通事故
20000161	انهيار مبان	Konstruktionsfehler	konstruktionsulykke	Derrumbe	Effondrement	bygningskollaps	bygningskollaps	falhas estruturais	falhas estruturais	Byggnadsolyckor	建筑物结构性事故
20001321	غرق	Ertrinken		Ahogamiento	Noyade	drukning	drukning			Drunkning	
20000148	كارثة	Katastrophe	katastrofe	Catástrofes	Désastres	katastrofer	katastrofar	desastre (geral)	desastre (geral)	Katastrofer	灾难
20000149	مجاعة	Hunger	hungersnød	Hambruna	Famine	hungersnød	hungersnaud	fome	fome	Svält	饥荒
20000150	حريق	Feuer	ild	Incendios	Incendie	brann	brann	incêndios	incêndios	Brand	火灾
20001202	حرائق الغابات	Flächenbrand	skovbrand	Incendio forestal	Feu de forêt	skog-, lyng- og gressbrann	skog-, lyng- og grasbrann	incêndio florestal	incêndio florestal	Skogsbrand	野火
20000151	كوارث طبيعية	Naturkatastrophe	naturkatastrofe	Desastre natural	Catastrophe naturelle	naturkatastrofer	naturkatastrofar	desastre natural	desastre natural	Naturkatastrofer	自然灾害
20000152	جفاف	Dürre	tørke	Sequía	Sécheresse	tørke	tørke	seca	seca	Torka	旱灾
20000153	زلزال	Erdbeben	jordskælv	Sismo	Tremblement de terre	jordskjelv	jordskjelv	terremoto	sismo	Jordbävningar	地震
20000154	فيضانات	Hochwasser	oversvømmelse	Inundaciones	Inondation	flom	flaum	inundações	inundações	Översvämning	水灾
20000155	انزلاق	Erdrutsch	jordskred	Deslizamiento de terreno	Glissement de terrain	ras	ras	deslizamento de terra	deslizamento de terra	Jordskred	滑坡
20000156	انهيار	Lawine	lavine	Avalancha	Avalanche	snøskred	snøskred	avalancha	avalanche	Laviner	雪崩（山崩）
20000157	كارثة تقلبات جوية	Unwetter	meteorologisk katastrofe	Desastre meteorológico	Désastre météorologique	ekstremvær	ekstremvêr	desastre meteorológico	desastre meteorológico	Väderkatastrofer	气象灾害
20000158	عواصف	Orkan	storm	Tempestad	Tempête	storm	storm	tempestade ciclônica	tempestade ciclónica	Stormar	暴风
20001280	إعصار	Hurrikan	orkan	Huracán	Ouragan	orkan	orkan	furacão	furacão	Orkan	飓风
20000159	انفجار بركان	Vulkanausbruch	vulkanudbrud	Erupción volcánica	Éruption volcanique	vulkanutbrudd	vulkanutbrot	erupção vulcânica	erupção vulcânica	Vulkanutbrott	火山喷发
20001353	تسونامي	Tsunami		Tsunami	Tsunami	tsunami	tsunami			Tsunami	
20000168	استجابة لحالة طوارىء	Hilfsorganisation	beredskabsindsats	Socorro de emergencia	Secours d'urgence	katastrofeinnsats	katastrofeinnsats	resposta de emergência	resposta de emergência	Katastrofhjälp	应急响应
04000000	اقتصاد، اعمال ومال	Wirtschaft und Finanzen	økonomi, erhvervsliv og finans	Economía, negocios y finanzas	Économie et finances	økonomi og næringsliv	økonomi og næringsliv	economia, negócios e finanças	economia, negócios e finanças	Ekonomi, affärer, finans	经济、商业和金融
20000170	معلومات تجارية	Firmeninformation	virksomhedsinformation	Información sobre empresas	Microéconomie	selskapsinformasjon	selskapsinformasjon	informação sobre empresas	informação sobre empresas	Företagsinformation	企业信息
20000183	عرض تمويل واسهم	Aktien	emission	Financiamiento, ofertas de acciones	Financement et vente d'actions	selskapsfinansiering	selskapsfinansiering	financiamento e oferta de ações	financiamento e oferta de ações	Nyemissioner	公司金融
20000174	افلاس	Insolvenz	konkurs	Quiebra	Défaillance d'entreprise	konkurs	konkurs	falência	falência	Konkurser	破产
20000182	شركة منكوبة ماليا	Unternehmenskrise	økonomisk nødstedt virksomhed	Empresas con problemas financieros	Entreprise en difficulté	konkurstruet selskap	konkurstrua selskap	empresa com dificuldades financeiras	empresa com dificuldades financeiras	Finansiella svårigheter	财务困境
20000396	اسهم	Aktien	aktie	Acciones	Actions	aksjer og verdipapirer	aksjar og verdipapir	ações	ações	Aktier	股票
20000175	اعادة شراء	Aktienrückkauf	tilbagekøb	Recompra de acciones	Rachat d'actions	tilbakekjøp av aksjer	tilbakekjøp av aksjar	recompra	recompra	Aktieåterköp	回购
20000177	اعلان ارباح	Dividende	udbyttebekendtgørelse	Anuncios de dividendos	Dividendes	selskapsutbytte	selskapsutbytte	anúncio de dividendos	anúncio de dividendos	Aktieutdelningar	分红公告
20000186	حركة اسهم	Aktienbewegung	aktiebegivenhed	Actividad accionaria	Activité du titre	børsmeldinger	børsmeldingar	atividade bolsista	atividade bolsista	Aktiehändelser	股市动态
20000187	تعويم اسهم	Börsengang	børsnotering	Entrada en bolsa	Entrée en Bourse	børsnotering	børsnotering	oferta pública inicial	oferta pública inicial	Börsnotering	募集设立
20000395	اوراق مالية مشتقة	Derivate	derivater	Derivados	Produits dérivés	derivater	derivat	derivados financeiros	derivados financeiros	Derivat	衍生证券
20001294	تمويل تشاركي	Crowdfunding	crowdfunding	Micromecenazgo	Financement participatif	folkefinansiering	folkefinansiering	crowdfunding	crowdfunding	Crowfunding	众筹
20000188	موارد بشرية	Personal	HR (menneskelige ressourcer)	Recursos humanos	Ressources humaines	menneskelige ressurser (HR)	menneskelege ressursar (HR)	recursos humanos	recursos humanos	Personal	人力资源
20000189	تسريح وخفض نفقات	Entlassung und Rationalisierung	nedskæringer	Despidos y reestructuraciones	Restructurations et suppressions d'emplois	permitteringer og nedbemanning	permitteringar og nedbemanning	redução de efetivos	redução de efetivos	Nedskärningar	裁员和缩编
20000190	ادارة	Vorstand	ledelse	Dirección	Dirigeants d'entreprise	selskapsledelse	selskapsleiing	administração	administração	Företagsledning	管理层
20000192	استراتيجية وتسويق	Marketing	strategi og markedsføring	Estrategia y marketing	Stratégie et marketing	strategi og markedsføring	strategi og markedsføring	estratégia e marketing	estratégia e marketing	Marknadsföringsstrategi	经营战略和市场营销
20000196	عقد تجاري	Vertrag	forretningsaftale	Contrato comercial	Contrat commercial	forretningsavtale	forretningsavtale	contrato comercial	contrato comercial	Affärsavtal	商业合同
20000198	عولمة	Globalisierung	økonomisk globalisering	Globalización	Mondialisation	globalisering	globalisering	globalização econômica	globalização económica	Global handel	经济全球化
20000205	منتج او خدمة جديدة	Neue Produkte	nyt produkt eller service	Nuevo producto o servicio	Nouveau produit ou nouveau service	nye produkter eller tjenester	nye produkt eller tenester	novo produto ou serviço	novo produto ou serviço	Ny produkt eller tjänst	新产品或服务
20000206	براءة، حقوق نشر وعلامة تجارية	Patent, Copyright und Warenzeichen	patent, ophavsret og varemærke	Patentes, propiedad intelectual, marcas registradas	Brevet, droit d'auteur et marque déposée	patent, opphavsrett og merkevare	patent, rettar og merkevarer	patente, direitos de autor e marca registrada	patente, direitos de autor e marca registada	Patent, upphovsrätt och varumärke	专利、版权和商标
20000207	سحب منتج	Reklamation	produkttilbagekaldelse	Retiro de productos	Rappel de marchandise	tilbakekalling av produkt	tilbakekalling  av produkt	recolha de produtos	recolha de produtos	Produktåterkallelse	产品召回
20000208	بحث وتنمية	Forschung und Entwicklung	forskning og udvikling	Investigación y desarrollo	Recherche et développement	forskning og utvikling	forsking og utvikling	pesquisa e desenvolvimento	investigação e desenvolvimento	Forskning och utveckling	研发
20000283	حركة السوق	Marktforschung	markedsundersøgelse	Investigación de mercado	Étude de marché	markedsundersøkelser	marknadsundersøking	estudos de mercado	estudos de mercado	Marknadsundersökningar	市场调查研究
20000284	اتجاهات السوق	Marktentwicklung	markedsudvikling	Tendencias de mercado	Tendance du marché	markedstrend	marknadstrend	indicadores de consumo	indicadores de consumo	Marknadstrender	市场趋势
20001159	عقود عامة	öffentlicher Auftrag	offentlig kontrakt	Mercados públicos	Marchés publics	offentlig kontrakt	offentleg kontrakt	contrato público	contrato público	Offentlig upphandling	公共合同
20001163	ادارة العلاقات مع الزبائن	Kundenmanagement	kunderelation	Gestión de relaciones con clientes	Relation client	kundebehandling	kundebehandling	gestão de relacionamento com o cliente	gestão de relacionamento com o cliente	Kundvård	客户关系管理
20001295	اسناد خارجي	Outsourcing	outsourcing	Subcontratación	Externalisation	utsetting (outsourcing)	utsetjing (outsourcing)	terceirização	outsourcing	Outsourcing	外包
20000199	حكم رشيد	Unternehmensrecht	virksomhedsledelse	Gobernanza	Gouvernance	selskaps- og eierstyring	selskaps- og eigarstyring	gestão empresarial	gestão empresarial	Bolagsstyrning	公司治理
20000181	وكيل ايداع	Anmeldung von Proxies	generalforsamlingsdokumenter	Votación por apoderados	Procurations pour assemblées générales	fullmaktsinnsendelse	fullmaktssinnsending	procurações	declaração de procuração	Stämmohandlingar	代理申请
20000185	مساهم	Aktionär	aktionær	Accionista	Actionnaire	aktivt eierskap	aktiv eigarskap	acionista	acionista	Aktieägare	股东
20000193	اجتماع شركة سنوي	Hauptversammlung	ordinær og ekstraordinær generalforsamling	Asambleas corporativas anuales y especiales	Assemblée générale	generalforsamling	generalforsamling	reuniões corporativas anuais e especiais	reuniões corporativas anuais e especiais	Bolagsstämma	公司年会和特别会议
20000194	تقرير سنوي	Geschäftsbericht	årsrapport	Memorias anuales	Rapport annuel	årsrapport	årsmelding	relatório anual	relatório anual	Årsredovisning	公司年报
20000195	مجلس مدراء	Geschäftsführung	bestyrelse	Junta directiva	Conseil d'administration	styre	styre	conselho de administração	conselho de administração	Bolagsstyrelse	董事会
20001230	المسؤولية الاجتماعية للشركات	Soziale Verantwortung von Unternehmen	CSR (virksomheds sociale ansvar)	Responsabilidad social corporativa	Responsabilité sociétale des entreprises	bedriftens samfunnsansvar	verksemdens samfunnsansvar	responsabilidade social corporativa	responsabilidade social corporativa	Hållbarhet	企业社会责任
20001365		Geschäftsbericht und Leistung				selskapsrapportering	selskapsrapportering			Delårsrapport	
20000176	تصنيف ائتماني	Kreditrating	kreditvurdering	Clasificación financiera	Notation	kredittvurdering	kredittvurdering	notação de risco	notação de risco	Kreditvärdering	信用评级
20000178	ارباح	Gewinn	finansielle resultater	Beneficios	Résultats	selskapsresultat	selskapsresultat	lucros	lucros	Finansiella resultat	收益
20000180	بيان مالي	Finanzbericht	virksomhedsregnskab	Resultados empresariales	Communiqué de résultats	finansregnskap	finansrekneskap	demonstração financeira	relatório financeiro	Bokslut	财务报表
20001366		Unternehmensumstrukturierung				restrukturering	restrukturering			Företagsombildning	
20000197	تحويل اصول	Firmenausgründung	spin-off virksomhed	Escisión de sociedades	Scission	spin-off-selskap	spin-off-selskap	spin-off	spin-off	Företagsavknoppning	公司分拆
20000200	شركة مختلطة	Joint Venture	joint venture	Empresa conjunta	Joint venture	fellesforetak (joint venture)	fellesføretak (joint venture)	joint venture	joint venture	Samriskföretag	合资企业
20000201	بيع اصول	Übernahme	finansielt gearet opkøb	Compras apalancadas	Rachat d'entreprise par endettement	lånefinansiert oppkjøp	lånefinansiert oppkjøp	aquisição alavancada	aquisição alavancada	Företagsuppköp genom lån	杠杆收购
20000203	ادارة شراء	Übernahme des Management	ledelsesopkøb	MBO - Compra de una empresa por sus propios directivos	Rachat par la direction	ledelsesoppkjøp	leiingsoppkjøp	operação de compra	operação de compra	Företagsuppköp av ledningen	管理层收购
20000204	اندماج او استحواذ	Fusion	fusion eller opkøb	Fusiones, adquisiciones	Fusion ou acquisition	fusjoner og overtakelser	fusjonar og overtakingar	fusão e aquisição	fusão e aquisição	Fusioner och förvärv	合并或收购
20000209	قطاع اقتصادي	Branchen	økonomisk sektor	Sector económico	Secteurs économiques	produkter og tjenester	produkt og tenester	setor econômico	setor económico	Näringsliv	经济门类
20000210	زراعة	Agrar	landbrug	Agricultura	Agriculture	landbruk	landbruk	agricultura e pescas	agricultura e pescas	Naturbruk	农业
20000213	صناعة سمكية	Fischindustrie	fiskeindustri	Industria pesquera	Pêche	fiskeri og havbruk	fiskeri og havbruk	pesca	pesca	Fiskerinäring	渔业
20000214	احراج واخشاب	Forstwirtschaft	skovbrug og træ	Silvicultura y explotación forestal	Exploitation forestière	skogbruk	skogbruk	exploração florestal e silvicultura	exploração florestal e silvicultura	Skogsbruk	林业和木材
20000217	مواد كيميائية	Chemie	kemikalie	Productos químicos	Chimie	kjemikalier	kjemikaliar	produtos químicos	produtos químicos	Kemisk industri	化工产品
20000224	بلاستيك ومواد صناعية	Kunststoff	plast og syntetisk kemikalie	Productos sintéticos y plásticos	Plastiques et matières synthétiques	plast	plast	químicos sintéticos e plásticos	químicos sintéticos e plásticos	Plaster och syntetiska kemikalier	合成和塑料化学品
20000225	تكنولوجيا كمبيوتر ومعلوماتية	Computer und Informationstechnologie	informationsteknologi	Computación e informática	Informatique et télécommunications	informasjonsteknologi	informasjonsteknologi	informática e tecnologias de informação	informática e tecnologias de informação	Informationsteknologi	计算和信息技术
20000226	مكونات صلبة (كمبيوتر)	Hardware	hardware	Hardware	Ordinateurs	maskinvare	maskinvare	hardware	hardware	Hårdvara	硬件
20000228	تقنيات اقمار اصطناعية	Satellitentechnologie	satellitteknologi	Tecnología satelital	Satellites	satellitteknologi	satellitteknologi	tecnologia de satélite	tecnologia de satélite	Satellitteknik	卫星技术
20000230	موصل احادي وعنصر نشيط	Elektronik	halvleder og aktiv komponent	Semiconductores	Semi-conducteurs et composants électroniques	halvledere og elektriske komponenter	halvleiarar og elektriske komponent	semicondutores e componentes ativos	semicondutores e componentes ativos	Kretskort och datorkomponenter	半导体和有源元件
20000231	برامج معلوماتية	Software	software og apps	Software	Logiciel	programvare	programvare	software	software	Mjukvara	软件
20000233	خدمات اتصالات	Telekommunikation Service	telekommunikationstjeneste	Servicio de telecomunicaciones	Service de télécommunication	telekommunikasjonstjenester	telekommunikasjonstenester	serviços de telecomunicações	serviços de telecomunicações	Telekomtjänster	电信服务
20000234	تكنولوجيا اتصالات لاسلكية	Wireless-Technologie	trådløs teknologi	Tecnología inalámbrica	Technologies mobiles	trådløs kommunikasjon	trådlaus kommunikasjon	tecnologia sem fio	tecnologia sem fios	Trådlös teknik	无线技术
20000235	بناء وملكية	Bau	byggeri og ejendom	Construcción e inmobiliaria	Construction et immobilier	bygg og eiendom	bygg og eigedom	construção e propriedades	construção e propriedades	Fastighets- och byggnadsindustri	建筑和房地产
20000317	مواد بناء	Baustoff	byggematerialer	Materiales de construcción	Matériaux de construction	byggevarebransjen	byggjevarebransjen	material de construção	material de construção	Byggmaterial	建筑材料
20001245	مشاريع بنى تحتية	Infrastruktuprojekte	infrastrukturprojekter	Proyectos de infraestructura	Projets d'infrastructure	samferdselsprosjekter	samferdselsprosjekt	projetos de infraestrutura	projetos de infraestrutura	Infrastruktur	基础设施项目
20001367		Gewerbeimmobilien				næringseiendom	næringseigedom			Företagsbyggnader	
20001368		Wohnimmobilien				boligeiendom	bustadeigendom			Bostadsbyggande	
20000243	سلع استهلاكية	Konsumgüter	forbrugsvare	Bienes de consumo	Distribution	forbruksvarer	forbruksvarer	bens de consumo	bens de consumo	Konsumentvaror	消费品
20000245	البسة	Bekleidung	tøj	Vestuario	Habillement	klær	klede	vestuário	vestuário	Kläder	服装
20000249	سلع فاخرة	Luxusgüter	luksusvare	Artículos de lujo	Luxe	luksusartikler	luksusartiklar	bens de luxo	bens de luxo	Lyxvaror	奢侈品
20000254	لعب	Spielwaren	legetøj	Juguetes	Jouets	leketøy	leiketøy	brinquedos	brinquedos	Leksaker	玩具
20000324	صناعة غذائية	Nahrungsmittelindustrie	fødevareindustri	Industria alimentaria	Industries alimentaires	dagligvare	daglegvare	indústria da alimentação	indústria da alimentação	Livsmedelsindustri	食品业
20000325	اثاث ومفروشات	Möbel	møbler og indretning	Muebles y decoración	Meubles et décoration	møbelindustri	møbelindustri	mobiliário e decoração	mobiliário e decoração	Inredning och möbler	家具和家居饰品
20000330	تبغ	Tabak	tobak	Tabaco	Tabac	tobakk og nikotin	tobakk og nikotin	tabaco	tabaco	Tobak	烟草
20001160	صناعة حرفية	Handwerk	kunsthåndværk	Artesanía	Artisanat	brukshåndverk	brukshandverk	artesanato	artesanato	Hantverk	手工艺品
20001168	خدمات ومنتجات للحيوانات الاليفة	Heimtierprodukte und- Dienstleistungen	kæledyrsprodukter og pleje	Servicios y productos para animales domésticos	Services et produits pour animaux domestiques	kjæledyrprodukter og -tjenester	kjæledyrprodukt og -tenester	produtos e serviços para animais de estimação	produtos e serviços para animais de estimação	Husdjursprodukter och -tjänster	宠物产品和服务
20001258	ادوات الكترونية	Unterhaltungselektronik	forbrugerelektronik	Electrónica de consumo	Électronique grand public	forbrukerelektronikk	forbrukarelektronikk	eletrônica de consumo	eletrónica de consumo	Konsumentelektronik	消费类电子产品
20000256	طاقة وموارد	Energie	energi og ressourcer	Energía y recursos naturales	Énergie et ressources	energi og kraftressurser	energi og kraftressursar	energia e recursos	energia e recursos	Energi och naturtillgångar	能源和资源
20000257	طاقة بديلة	Erneuerbare Energie	alternativ energi	Energía alternativa	Énergies alternatives	fornybar energi	fornybar energi	energias alternativas	energias alternativas	Alternativ energi	可替代能源
20001208	كهرباء حرارية أرضية	geothermische Energie	geotermisk energi	Energía geotérmica	Énergie géothermique	jordenergi	jordenergi	energia geotérmica	energia geotérmica	Geotermisk energi	地热能
20001209	الطاقة الشمسية	Solarenergie	solenergi	Energía solar	Énergie solaire	solenergi	solenergi	energia solar	energia solar	Solenergi	太阳能发电
20001210	طاقة هيدروالكترونية	Wasserkraft	vandkraft	Energía hidroeléctrica	Énergie hydroélectrique	vannkraft	vasskraft	energia hidrelétrica	energia hidroelétrica	Vattenkraft	水力发电
20001211	طاقة رياح	Windenergie	vindkraft	Energía eólica	Énergie éolienne	vindkraft	vindkraft	energia eólica	energia eólica	Vindkraft	风力发电
20000258	فحم	Kohle	kul	Carbón	Charbon	kullindustri	kolindustri	carvão	carvão	Kol	煤炭
20000265	طاقة نووية	Atomenergie	atomkraft	Energía nuclear	Énergie nucléaire	kjernekraft	kjernekraft	energia nuclear	energia nuclear	Kärnkraft	核能
20001207	وقود حيوي	Biokraftstoff	biobrændstof	Biocarburante	Biocarburant	biodrivstoff	biodrivstoff	biocombustível	biocombustível	Biobränsle	生物燃料
20001243	صناعة النفط والغاز	Öl- und Gasindustrie	olie- og gasindustrien	Industria de petróleo y gas	Industrie du gaz et du pétrole	olje og gass	olje og gass	indústria do petróleo e do gás	indústria do petróleo e do gás	Olja och gas	油气工业
20000259	ديزل	Diesel	dieselbrændstof	Combustible diesel	Gazole	diesel	diesel	gasóleo	gasóleo	Diesel	柴油
20000263	غاز طبيعي	Erdgas	naturgas	Gas natural	Gaz naturel	naturgass	naturgass	gás natural	gás natural	Naturgas	天然气
20000268	نفط	Benzin	benzin	Gasolina, nafta	Essence	bensin	bensin	gasolina	gasolina	Bensin	汽油
20000294	تصنيع وهندسة	Metall- und Technische Industrie	fremstilling og teknik	Fabricación e ingeniería	Industrie manufacturière	verkstedindustri	verkstadindustri	indústria metalomecânica e engenharia	indústria metalomecânica e engenharia	Verkstadsindustri	制造业和工程
20000295	صناعات جوية وفضائية	Flug- und Raumfahrindustrie	fly- og rumfartsindustri	Industria aeroespacial	Industrie aérospatiale	fly- og romfartsindustri	fly- og romfartsindustri	indústria aeroespacial	indústria aeroespacial	Flyg- och rymdindustri	航空航天
20000296	تجهيزات سيارات	Automobilindustrie	bilindustri	Equipamiento para vehículos	Industrie automobile	bilindustri	bilindustri	automóvel	automóvel	Bilindustri	汽车制造
20000297	تجهيرات دفاعية	Rüstungsindustrie	forsvarsudstyr	Equipos de defensa	Industrie de défense	våpenindustri	våpenindustri	indústria da defesa	indústria da defesa	Försvarsindustri	国防装备
20000298	اجهزة كهربائية	Elektroindustrie	elektrisk udstyr	Artefactos eléctricos	Appareils électriques et électroménager	elektronikkindustri	elektronikkindustri	material elétrico	material elétrico	Elutrustningar	电器
20000299	هندسة ثقيلة	Anlagenbau	sværindustri	Ingeniería pesada	Engins de chantier	tungindustri	tungindustri	equipamentos pesados	equipamentos pesados	Tunga maskiner	重工机械
20000302	صناعة آلات	Maschinenbau	maskinfremstilling	Fabricación de máquinas	Mécanique lourde	maskinindustri	maskinindustri	engenharia de máquinas	engenharia de máquinas	Maskintillverkning	机械制造
20000303	بناء سفن	Schiffbau	skibsbyggeri	Astilleros	Construction navale	skipsbygging	skipsbygging	construção naval	construção naval	Varvsindustri	造船
20001166	صناعة السكك الحديد	Bahnindustrie	jernbanefremstilling	Industria ferroviaria	Industrie ferroviaire	jernbaneindustri	jernbaneindustri	construção ferroviária	construção ferroviária	Järnvägsindustrin	铁路制造业
20000304	اعلام	Medien	medie	Medios de comunicación	Médias	medie- og underholdningsbransjen	medie- og underhaldningsbransjen	mídia	média	Medier	媒体
20000305	اعلان	Werbung	reklame	Publicidad	Publicité	reklamebransjen	reklamebransjen	publicidade	publicidade	Reklam	广告
20000306	صناعة الكتب	Verlag	bogbranche	Libros	Édition	bokbransjen	bokbransjen	mercado livreiro	mercado livreiro	Förlagsindustrin	图书业
20000307	صناعة السينما	Filmindustrie	filmbranche	Industria cinematográfica	Industrie du cinéma	filmbransjen	filmbransjen	indústria cinematográfica	indústria cinematográfica	Filmindustrin	电影业
20000308	صناعة الموسيقى	Musikindustrie	musikbranche	Industria musical	Industrie musicale	musikkbransjen	musikkbransjen	indústria musical	indústria musical	Musikindustrin	音乐产业
20000312	علاقات عامة	Öffentlichkeitsarbeit	PR	Relaciones públicas	Relations publiques	pr-bransjen	pr-bransjen	relações públicas	relações públicas	Pr	公共关系
20000313	صناعة الاذاعة	Radioindustrie	radiobranche	Industria de radio	Radio	radiobransjen	radiobransjen	rádio	rádio	Radioindustrin	广播业
20000314	خدمة اقمار اصطناعية وكابل	Satellit und Kabelservice	satellit- og kabeltjeneste	Servicios satelitales y de cable	Diffuseurs par câble ou satellite	tv-distribusjonsbransjen	tv-distribusjonsbransjen	serviços de satélite e de cabo	serviços de satélite e de cabo	Satellit- och kabelleverantörer	卫星电视和有线电视服务
20000315	صناعة التلفزيون	Fernsehproduktion	tv-branche	Industria de la televisión	Télévision	tv-bransjen	tv-bransjen	televisão	televisão	Tv-industrin	电视业
20001293	خدمة بث تدفقي	Streaming-Dienst	streaming tjeneste	Servicio de streaming	Service de streaming	strømmetjenester	strøymetenester	serviço de streaming	serviço de streaming	Streamingtjänster	流媒体服务
20001369		Podcast				podkast	podkast			Podcast	
20001372		Nachrichtenindustrie				pressen	pressa			Nyhetsindustrin	
20000316	معادن وثروات معدنية	Metall und Mineralien	metal og mineral	Metales y minerales	Métaux et minéraux	gruvedrift og metallurgisk industri	gruvedrift og metallurgisk industri	minérios e metais	minérios e metais	Metaller och mineraler	金属和矿产
20000318	ذهب واحجار ثمينة	Gold und Edelmetall	guld og dyrebart materiale	Oro y metales preciosos	Or et métaux précieux	edelmetaller og sjeldne jordarter	edelmetall og sjeldne jordartar	ouro e metais preciosos	ouro e metais preciosos	Guld och värdefulla metaller	黄金和贵金属
20000331	سياحة وترفيه	Tourismus und Freizeit	turisme og fritid	Turismo y tiempo libre	Tourisme et loisirs	reiselivsbransjen	reiselivsbransjen	indústria do turismo e lazer	indústria do turismo e lazer	Turistindustri	旅游和休闲娱乐业
20000332	كازينو وقمار	Glücksspielindustrie	gambling og spil	Casinos y juegos de azar	Casinos et jeux d'argent	casino og gambling	casino og gambling	cassinos e jogo	casinos e jogo	Casinon	赌场和博彩
20000333	فنادق ومساكن	Gastgewerbe	hotel og indkvartering	Hoteles y alojamiento	Hôtellerie	hotellbransjen	hotellbransjen	hotelaria e alojamentos	hotelaria e alojamentos	Hotell och logi	酒店和住宿
20000334	سلع ترفيهية ورياضية	Sport- und Freizeitartikel	sports- og fritidsprodukt	Artículos deportivos y de recreación	Articles de sport et plein air	sports- og fritidsutstyr	sports- og fritidsutstyr	produtos para esporte e lazer	produtos para desporto e lazer	Sport- och fritidsprodukter	娱乐和体育用品
20000335	مطاعم وطبخ	Gaststronomie	restaurant og catering	Restaurantes y restauración	Restaurants et traiteurs	restaurant og catering	restaurant og catering	restaurantes e catering	restauração e catering	Restaurang och catering	饭店和餐饮
20000336	تنظيم رحلات	Reiseveranstalter	rejsearrangør	Operadores de turismo	Voyagiste	turoperatør	turoperatør	operadores turísticos	operadores turísticos	Researrangörer	旅行社
20000337	نقل	Transport	transport	Transporte	Transports	transport	transport	transportes	transportes	Transport	运输
20000338	نقل جوي	Luftverkehr	lufttransport	Transporte aéreo	Transport aérien	luftfart	luftfart	aviação	aviação	Flygtransport	航空运输
20000340	نقل بالقطارات	Bahn	jernbanetransport	Transporte ferroviario	Transport ferroviaire	jernbanetransport	jernbanetransport	transporte ferroviário	transporte ferroviário	Järnvägstransport	铁路运输
20000341	نقل طرقي	Straßentransport	vejtransport	Transporte carretero	Transport routier	veitransport	vegtransport	transporte rodoviário	transporte rodoviário	Vägtransport	公路运输
20000343	ممرات مائية ونقل بحري	Schifffahrt	vandvej og søtransport	Transporte fluvial y marítimo	Transport fluvial et maritime	skipsfart	skipsfart	transporte marítimo e fluvial	transporte marítimo e fluvial	Sjötransport	水路和海运
20001170	لوجستية	Logistik	logistik	Logística	Logistique	logistikk	logistikk	logística	logística	Logistik	物流业
20001362		Öffentliche Verkehrsmittel				kollektivtransport	kollektivtransport			Kollektivtrafik	
20001363		Taxi und Fahrdienst				taxi	taxi			Taxitjänster	
20001364		gemeinsam genutzter Transport				kjøretøydeling	køyretøydeling			Mobilitetspool	
20001244	خدمات عامة	Versorgungsunternehmen	forsyningsvirksomheder	Servicios comunitarios	Services des collectivités (eau, gaz, électricité)	offentlige tjenester	offentlege tenester	serviços públicos	serviços públicos	Samhällsservice	公用事业
20000260	انتاج وتوزيع كهرباء	Strom	elproduktion og distribution	Producción y distribución de electricidad	Électricité	elektrisitet	elektrisitet	produção e distribuição de eletricidade	produção e distribuição de eletricidade	Elproduktion och -distribution	电力生产和分配
20000269	ادارة نفايات ومراقبة التلوث	Schadstoffkontrolle	affaldshåndtering og forureningskontrol	Manejo de desechos y control de contaminación	Traitement des déchets et contrôle de la pollution	avfallshåndtering	avfallshandtering	indústria de gestão de resíduos	indústria de gestão de resíduos	Avfallshantering och bekämpning av föroreningar	废物管理业
20000270	امدادات المياه	Wasser	vandforsyning	Suministro de agua	Alimentation en eau	vannforsyning	vassforsyning	abastecimento de água	abastecimento de água	Färskvattenförsörjning	供水
20001291	تدفئة وتبريد	Heizung und Kühlung	fjernvarme og fjernkøling	Calefacción y aire acondicionado	Chauffage et climatisation	varme og ventilasjon	varme og ventilasjon	climatização	climatização	Värme och ventilation	供热和制冷
20001289	قنوات التوزي	Vertriebskanäle	salgskanaler	Canales de venta	Canaux de distribution	salgskanaler	salskanalar	canais de vendas	canais de vendas	Försäljningskanaler	销售渠道
20000252	تجارة مفرق	Einzelhandel	detailhandel	Venta minorista	Vente au détail	detaljhandel	detaljhandel	varejo	retalho	Detaljhandel	零售
20000246	مخزن تجاري	Kaufhaus	stormagasin	Grandes tiendas - grandes almacenes	Grand magasin	varemagasin	varemagasin	lojas de departamento	grandes armazéns	Varuhus	百货商店
20000247	تجارة الكترونية	E-Commerce	e-handel	Comercio electrónico - comercio online	Vente en ligne	netthandel	netthandel	comércio eletrônico	comércio eletrónico	E-handel	电子商务
20000253	متجر متخصص	Fachhandel	specialbutik	Tiendas especializadas	Commerce spécialisé	spesialforretning	spesialforretning	lojas especializadas	lojas especializadas	Specialbutiker	专卖店
20001296	مركز تجاري	Einkaufszentrum	storcenter	Centro comercial	Centre commercial	kjøpesentere	kjøpesenter	centro comercial	centro comercial	Köpcentrum	购物中心
20001297	منطقة تجارية	Einkaufsviertel	butiksstrøg	Zona comercial	Zone commerciale	handlegater	handlegater	zona comercial	zona comercial	Affärsgata	商业街
20000255	تجارة جملة	Großhandel	engrossalg	Venta mayorista	Grossiste	engroshandel	engroshandel	mercado atacadista	mercado grossista	Grossister	批发
20000273	خدمات مزادات	Auktion	auktion	Remates, subastas	Vente aux enchères	auksjon	auksjon	venda por leilão	venda por leilão	Auktionstjänster	拍卖
20001354	قطاع الرعاية الصحية	Gesundheitsindustrie		Industria de la salud	Industrie des soins de santé	helseleverandører	helseleverandørar			Hälsovårdsproduktion	
20000218	تجارة تكنولوجيا حيوية	Biotechnologie	bioteknologisk virksomhed	Biotecnología	Entreprise de biotechnologie	bioteknologibransjen	bioteknologibransjen	biotecnologia	biotecnologia	Bioteknik	生物技术
20000223	صيدلي	Pharmaindustrie	medicinalvirksomhed	Productos farmacéuticos	Pharmacie	farmasøytisk industri	farmasøytisk industri	indústria farmacêutica	indústria farmacêutica	Läkemedelsproduktion	制药
20000278	مزود خدمات صحية	Gesundheitsdienst	privat sundhedsforsikring	Prestadores de servicios de salud	Services de santé	helsetjenestetilbyder	helsetenestetilbydar	prestador de serviços de saúde	prestador de serviços de saúde	Vårdgivare	医疗服务提供者
20001167	معدات طبية	medizinische Ausrüstrung	medicinsk udstyr	Equipamiento médico	Équipement médical	medisinsk utstyr	medisinsk utstyr	equipamento médico	equipamento médico	Medicinsk utrustning	医疗设备
20001370		Finanzdienstleistung				finanstjenester	finanstenester			Finansiella tjänster	
20000272	محاسبة وتدقيق حسابات	Wirtschaftsprüfer	bogføring og revision	Contabilidad y auditoría	Comptabilité et Audit	bokføring og revisjon	bokføring og revisjon	serviços de contabilidade e auditoria	serviços de contabilidade e auditoria	Bokföring och revision	会计和审计
20000274	عمل مصرفي	Bank	bank	Servicios bancarios	Banque	bankvirksomhet	bankverksemd	banca	banca	Banker	银行业
20000279	تأمين	Versicherung	forsikring	Seguros	Assurances	forsikring	forsikring	seguros	seguros	Försäkringar	保险
20000280	خدمات استثمارية	Investmentdienst	investeringsrådgivning	Asesoría de inversiones	Conseil financier	finansrådgivning	finansrådgivarar	serviços de investimento	serviços de investimento	Ekonomisk rådgivning	投资服务
20000287	استثمارات شخصية	Privatinvestition	personlig investering	Inversiones personales	Placements personnels	sparerådgivning	sparerådgiving	investimentos pessoais	investimentos pessoais	Privata investeringar	个人投资
20000292	سمسرة	Börsenmakler	børsmægling	Corretaje de acciones	Courtage d'actions	aksjemekling	aksjemekling	corretagem	corretagem	Aktiemäklande	股票经纪
20001162	ادارة اصول	Vermögensverwaltung	kapitalforvaltning	Gestión de activos	Gestion d*actifs	kapitalforvaltning	kapitalforvaltning	gestão de ativos	gestão de ativos	Kapitalförvaltare	资产管理
20001371		Unternehmensdienstleistung				selskapstjenester	selskapstenester			Företagsservice	
20000275	خدمات استشارية	Unternehmensberatung	konsulenttjeneste	Servicios de consultoría	Consultants	konsulentvirksomhet	konsulentverksemd	serviço de consultoria	serviço de consultoria	Konsulter	咨询服务
20000276	وكالات توظيف	Arbeitsvermittlung	arbejdsformidling	Agencias de empleo	Services d'aide à la recherche d'emploi	arbeidsformidling	arbeidsformidling	agência de emprego	agência de emprego	Bemanningsföretag	职业介绍所
20000282	خدمات قانونية	Rechtsberatung	juridisk tjeneste	Servicios legales	Service juridique	juridisk bistand	juridisk bistand	serviços jurídicos	serviços jurídicos	Juridiska tjänster	法律服务
20000290	خدمات تأجير	Mietservice	udlejningsfirma	Rentadoras	Sociétés de location	utleievirksomhet	utleigeverksemd	serviços de locação	serviços de aluguer	Uthyrningsfirmor	租赁服务
20000291	خدمات الشحن	Kurierdienst	kurer- og transporttjeneste	Servicios de envío	Messagerie	frakt- og posttjenester	frakt- og posttenester	serviços de expedição	serviços de expedição	Bud- och transporttjänster	运输服务
20001136	معرض تجاري	Messe	messe	Ferias comerciales	Foires et salons	varemesse	varemesse	feira profissional	feira profissional	Mässor	贸易展览会
20001164	خدمات المدفوعات	Zahlungsdienst	betalingstjeneste	Servicios de pago	Services de paiement	betalingssystem	betalingssystem	sistema de pagamento	sistema de pagamento	Betalningstjänster	支付服务
20000344	اقتصاد	Wirtschaft	økonomi	Economía	Économie	økonomi	økonomi	economia (geral)	economia (geral)	Ekonomi	经济
20000346	اقتصادات كلية	Volkswirtschaft	makroøkonomi	Macroeconomía	Macro-économie	makroøkonomi	makroøkonomi	macroeconomia	macroeconomia	Makroekonomi	宏观经济
20000349	شركات كبيرة	Unternehmen	erhvervsliv	Empresas	Entreprises	virksomhet	verksemd	empresas	empresas	Företag	企业
20001158	مقاولات	Unternehmertum	iværksætteri	Empresariado	Entrepreneuriat	start-up og entreprenørskap	start-up og entreprenørskap	empreendedorismo	empreendedorismo	Entreprenörskap	创业
20001172	الشركات المتوسطة والصغيرة	kleine und mittlere Unternehmen	små og mellemstore virksomheder (SMV)	Pequeña y mediana empresa	Petites et moyennes entreprises	små og mellomstore bedrifter	små og mellomstore bedrifter	pequena e média empresa	pequena e média empresa	Små och medelstora företag	中小企业
20001278	جمعية تعاونية	Kooperative	andelsselskab	Cooperativa	Coopérative	samvirke	samvirke	cooperativa	cooperativa	Kooperativ	合作社
20000350	مصرف مركزي	Zentralbank	centralbank	Bancos centrales	Banque centrale	sentralbank	sentralbank	banco central	banco central	Centralbanker	中央银行
20000352	ثقة المستهلك	Verbraucherschutz	forbrugertillid	Confianza del consumidor	Confiance des consommateurs	forbrukertillit	forbrukartillit	confiança do consumidor	confiança do consumidor	Konsumentförtroende	消费者信心
20000355	قيمة عملة	Währung	valutakurs	Tipo de cambio	Cours des devises	valuta	valuta	valor cambial	valor cambial	Valutor	汇率
20001279	عملة معماة	Kryptowährung	kryptovaluta	Criptomoneda	Cryptomonnaie	kryptovaluta	kryptovaluta	criptomoeda	criptomoeda	Kryptovaluta	数字加密货币
20000356	انكماش	Deflation	deflation	Deflación	Déflation	deflasjon	deflasjon	deflação	deflação	Deflation	通货紧缩
20000357	نمو اقتصادي	Wachstum	økonomisk vækst	Crecimiento	Croissance économique	økonomisk vekst	økonomisk vekst	crescimento econômico	crescimento económico	Ekonomisk tillväxt	经济增长
20000359	اجمالي الناتج الداخلي	Bruttoinlandsprodukt	bruttonationalprodukt (bnp)	Producto Interno Bruto	Produit intérieur brut	bruttonasjonalprodukt	bruttonasjonalprodukt	produto interno bruto	produto interno bruto	Bruttonationalprodukt	国内生产总值
20000360	انتاج صناعي	Industrieproduktion	industriproduktion	Producción industrial	Production industrielle	industriproduksjon	industriproduksjon	produção industrial	produção industrial	Industriproduktion	工业生产
20000361	جردة	Inventur	lagerbeholdning	Inventarios	Stocks	lagerbeholdning	lagerbehaldning	inventários	inventários	Lagerstatus	库存
20000362	انتاجية	Produktivität	produktivitet	Productividad	Productivité	produktivitet	produktivitet	produtividade	produtividade	Produktivitet	生产能力
20000363	تنظيم اقتصادي	Private Wirtschaftsorganisation	økonomisk interesseorganisation	Organizaciones económicas	Organisation économique	næringsorganisasjon	økonomiorganisasjon	associações empresariais	associações empresariais	Branschorganisationer	经济组织
20000364	اسواق ناشئة	Schwellenland	vækstøkonomier	Mercados emergentes	Marché des pays émergents	framvoksende marked	framveksande marknad	mercados emergentes	mercados emergentes	Tillväxtmarknad	新兴市场
20000365	احصاءات قطاع الوظائف	Arbeitsstatistik	beskæftigelsesstatistik	Estadísticas de empleo	Statistiques de l'emploi	sysselsettingsstatistikk	sysselsetjingsstatistikk	estatísticas de emprego	estatísticas de emprego	Arbetsmarknadsstatistik	就业统计
20000366	صادرات	Export	eksport	Exportaciones	Exportations	eksport	eksport	exportações	exportações	Export	出口
20000368	ديون حكومية	Staatsverschuldung	statsgæld	Deuda pública	Dette publique	statsgjeld	statsgjeld	dívida pública	dívida pública	Statsskuld	政府债务
20000369	واردات	Import	import	Importaciones	Importations	import	import	importações	importações	Import	进口
20000370	تضخم	Inflation	inflation	Inflación	Inflation	inflasjon	inflasjon	inflação	inflação	Inflation	通货膨胀
20000371	معدل الفائدة	Zinsen	rentesats	Tasas de interés	Taux d'intérêts	rente	rente	juros	juros	Ränta	利率
20000372	مؤسسة اقتصادية دولية	Internationale Wirtschaftsorganisation	international økonomisk organisation	Instituciones económicas internacionales	Institution économique internationale	internasjonalt økonomisk organ	internasjonalt økonomisk organ	instituições econômicas internacionais	instituições económicas internacionais	Internationella ekonomiska organisationer	国际经济机构
20000373	تجارة دولية	Welthandel	international handel	Comercio internacional	Commerce international	internasjonal handel	internasjonal handel	comércio externo	comércio externo	Internationell handel	国际贸易
20000374	اتفاقات تجارية	Handelsabkommen	handelsaftale	Acuerdos comerciales	Accords commerciaux	handelsavtale	handelsavtale	acordos comerciais	acordos comerciais	Handelsavtal	贸易协定
20000375	ميزان تجاري	Handelsbilanz	handelsbalance	Balanza comercial	Balance commerciale	handelsbalanse	handelsbalanse	balança comercial	balança comercial	Handelsbalans	贸易平衡
20000376	نزاع تجاري	Handeslstreitigkeit	handelstvist	Litigio comercial	Conflit commercial	handelstvist	handelstvist	disputa comercial	disputa comercial	Handelstvist	贸易争端
20000377	سياسة تجارية	Handelsbeschränkung	handelspolitik	Política comercial	Politique commerciale	handelspolitikk	handelspolitikk	política comercial	política comercial	Handelspolitik	贸易政策
20000379	عملة وسياسة نقدية	Geld- und Finanzpolitik	pengepolitik	Política monetaria y fiscal	Politique monétaire	pengepolitikk	pengepolitikk	política monetária	política monetária	Penningpolitik	货币政策
20000380	رهن	Hypothek	boliglån og realkredit	Hipoteca	Emprunt immobilier	boliglån	bustadlån	hipotecas	hipotecas	Bolån	抵押贷款
20000381	صناديق استثمار	Investmentfond	fond	Fondos mutuales	Fonds communs de placement	fond	fond	fundos de investimento	fundos de investimento	Fonder	共同基金
20000383	انكماش	Rezession	recession	Recesión	Récession	resesjon	resesjon	recessão	recessão	Recession	经济衰退
20000384	تعرفة	Zoll	toldafgift	Aranceles	Droits de douane	toll	toll	tarifas	tarifas	Tullavgifter	关税
20001171	اقتصاد المشاركة	gemeinsame Wirtschaft	deleøkonomi	Economía colaborativa	Économie du partage	delingsøkonomi	delingsøkonomi	economia colaborativa	economia de partilha	Delningsekonomi	共享经济
20000385	سوق ومبادلة	Markt und Börse	marked og børsvæsen	Mercados y bolsas	Marchés	børs og marked	børs og marknad	mercado e bolsa	mercado e bolsa	Marknader och börser	市场和交易
20000386	سوق السلع	Warenbörse	råvarebørs	Mercado de materias primas	Marché des matières premières	råvaremarked	råvaremarknad	mercados de produtos de base	mercados de produtos de base	Råvarumarknad	大宗商品市场
20000387	طاقة	Energie	energibørs	Mercado de energía	Marché de l'énergie	energimarked	energimarknad	mercado da energia	mercado da energia	Energimarknad	能源市场
20000388	معادن	Metall	metalbørs	Metales	Marché des métaux	metallmarked	metallmarknad	metal	metal	Metallmarknad	金属
20000390	سوق الديون	Kapitalmarkt	gældsmarked	Mercados de deuda	Marché obligataire	lånemarked	lånemarknad	mercado de dívida	mercado de dívida	Obligationsmarknad	债券市场
20000391	سوق صرف العملات	Devisenmarkt	valutamarked	Mercados cambiario	Marché des changes	valutamarked	valutamarknad	mercado cambial	mercado cambial	Valutamarknad	外汇市场
20000392	سوق القروض	Kreditmarkt	lånemarked	Mercado de préstamos	Marché monétaire	pengemarked	pengemarknad	mercado de empréstimos	mercado de empréstimos	Lånemarknad	贷款市场
20000393	قروض	Kredit	lån	Préstamos	Prêts	lån og gjeld	lån og skuld	empréstimos	empréstimos	Lån	贷款
05000000	تربية	Erziehung, Ausbildung	uddannelse	Educación	Éducation	utdanning	utdanning	educação	educação	Utbildning	教育
20000398	منظمة الآباء	Eltern	forældrebestyrelse	Asociaciones de padres de alumnos	Parents d'élèves	foreldregruppe	foreldregruppe	associações de pais	associações de pais	Föräldraföreningar	家长组织
20000399	تربية دينية	Religionserziehung	religiøs undervisning	Educación religiosa	Éducation religieuse	religionsutdanning	religionsutdanning	Educação religiosa	educação religiosa	Religiös utbildning	宗教教育
20000400	مدرسة	Schule	skole	Escuelas	Écoles, collèges, lycées	skoler	skular	escolas	escolas	Skola	学校
20000401	مدارس ابتدائية	Grundschule	grundskole	Escuela primaria	École primaire	grunnskole	grunnskule	escolas de ensino fundamental, 1ª à 5ª série	escolas de 1.º ciclo	Låg- och mellanstadium	小学
20000403	تعليم الراشدين	Erwachsenenbildung	voksenuddannelse	Educación de adultos	Formation	voksenopplæring	vaksenopplæring	educação de adultos	educação de adultos	Vuxenutbildning	成人教育
20000404	مدارس ثانوية	Gymnasium	gymnasium	Liceo o secundaria	Lycées	videregående skole	vidaregåande skule	escolas de ensino médio	escolas secundárias	Gymnasium	高级中学
20000405	تعليم عالي	Hochschule	videregående uddannelse	Educación superior	Éducation supérieure	høyere utdanning	høgare utdanning	ensino superior	ensino superior	Högre utbildning	高等教育
20000408	مدارس متوسطة	Haupt-und Realschule	mellemskole	Colegio de secundaria	Collège	ungdomsskole	ungdomsskule	escolas de ensino fundamental, 6ª à 9ª série	escolas de 2.º ciclo e 3.º ciclo	Högstadium	初级中学
20000409	حضانة	Vorschule/Kindergarten	børnehaveklasse/0. klasse	Preescolar	Maternelle	barnehage/førskole	barnehage/førskule	pré-escolar	pré-escolar	Förskola	学前教育
20001212	مدرسة دينية	Religionsschulen	religiøs skole	Escuelas religiosas	Écoles religieuses	religiøse skoler	religiøse skular	escolas religiosas	escolas religiosas	Religiösa skolor	教会学校
20001213	مدارس حكومية	Öffentliche Schulen	folkeskole	Escuelas públicas	Écoles publiques	offentlig skole	offentleg skule	escolas públicas	escolas públicas	Kommunal skola	公立学校
20001214	مدرسة خاصة	Privatschulen	privatskole	Escuelas privadas	Écoles privées	privatskole	privatskule	escolas privadas	escolas privadas	Privatskola	私立学校
20001215	مدارس مستقلة	Freie Schulen	uafhængig skole/friskole	Escuelas independientes	Écoles indépendantes	friskoler	friskular	escolas independentes	escolas independentes	Friskola	独立学校
20000410	تعليم اجتماعي	Erziehung	opdragelse	Crianza	Apprentissage social	oppdragelse	oppdraging	aprendizagem social	aprendizagem social	Uppfostran	社会学习
20000412	برنامج تعليمي	Lehrplan	pensum	Malla curricular	Programmes d'études	læreplan	læreplan	currículo	currículo	Läroplan	课程
20000413	فحص	Prüfung	eksamen	Exámen	Examen	eksamen og prøver	eksamen og prøvar	prova	exame	Prov	考试
20000414	امتحانات قبول	Aufnhameprüfung/Abschluss	optagelsesprøve	Examen de admisión	Examen ou concours d'entrée	opptaksprøve	opptaksprøve	exame de admissão	exame de admissão	Antagningsprov	入学考试
20000415	طلاب	Schüler	elev/studerende	Estudiantes	Étudiants	elever og studenter	elevar og studentar	alunos	alunos	Elever	学生
20000416	مدرسون	Lehrender	lærer	Profesores	Enseignants	lærer	lærar	professores	professores	Lärare	老师
20001216	تعليم مهني	Berufsausbildung	erhvervsuddannelse	Educación vocacional	Enseignement professionnel	yrkesutdanning	yrkesutdanning	ensino profissional	ensino profissional	Yrkesutbildning	职业教育
20001217	تصنيف مدرسي	pädagogische Einstufung	karaktergivning	Calificación educativa	Classement scolaire	karaktersystem	karaktersystem	classificação	classificação	Betyg	教育评分
20001337	سياسة تعليمية	E-Learning		Educación a distancia	Enseignement à distance	nett- og fjernundervisning	nett- og fjernundervisning			Distansundervisning	
06000000	بيئة	Umwelt	miljø og natur	Medio ambiente	Environnement	natur og miljø	natur og miljø	ambiente	ambiente	Miljö och natur	环境
20000418	تبدل مناخي	Klimaveränderung	klimaforandring	Cambio climático	Changement climatique	klimaendringer	klimaendringar	alterações climáticas	alterações climáticas	Klimatförändringar	气候变化
20000420	حفظ	Naturschutz	naturbevaring	Preservación	Protection de la nature	miljøvern	miljøvern	conservação	conservação	Naturvård	环境保护
20000422	حدائق	Naturschutzgebiet	naturpark og reservat	Parques	Parcs naturels	parker	parkar	parques	parques	Nationalparker och naturreservat	公园
20000424	تلوث بيئي	Umweltverschmutzung	forurening	Contaminación ambiental	Pollution de l'environnement	forurensning	forureining	poluição ambiental	poluição ambiental	Föroreningar	环境污染
20000425	تلوث جو	Luftverschmutzung	luftforurening	Contaminación del aire	Pollution de l'air	luftforurensning	luftforureining	poluição atmosférica	poluição atmosférica	Luftföroreningar	空气污染
20000426	تنظيف البيئة	Umweltsäuberung	miljøoprensning	Descontaminación	Dépollution	miljøopprydding	miljøopprydding	limpeza ambiental	limpeza ambiental	Miljösanering	环境清理
20000427	مواد خطيرة	Giftstoff	farligt affald	Materiales tóxicos	Matières dangereuses	farlig gods	farleg gods	materiais perigosos	materiais perigosos	Farligt avfall	有害物质
20000428	نفايات	Abfall	affald og genanvendelse	Residuos	Déchets	avfall	avfall	resíduos	resíduos	Avfall	废物
20000429	تلوث مياه	Wasserverschmutzung	vandforurening	Contaminación del agua	Pollution de l'eau	vannforurensning	vassforureining	poluição da água	poluição da água	Vattenföroreningar	水污染
20000430	موارد طبيعية	Ressourcen	naturressource	Recursos naturales	Ressources naturelles	naturressurs	naturressurs	recursos naturais	recursos naturais	Naturresurser	自然资源
20000433	غابات	Wald	skov	Bosques	Forêts	skog	skog	florestas	florestas	Skogar	森林
20000434	جبال	Berg	bjerg	Montañas	Montagnes	fjell	fjell	montanhas	montanhas	Berg	山脉
20000438	محيطات	Ozean	have	Océanos	Océans	hav	hav	oceanos	oceanos	Hav	大洋
20000439	انهار	Fluß	flod og å	Ríos	Rivières	elv	elv	rios	rios	Floder, älvar och åar	河流
20000440	اراضي رطبة	Feuchtgebiet	vådområde	Pantanos	Marais	våtmark	våtmark	zonas úmidas	zonas húmidas	Våtmarker	湿地
20000441	طبيعة	Natur	natur	Naturaleza	Nature	naturen	natur	natureza	natureza	Natur	自然
20000442	نظام بيئي	Ökosystem	økosystem	Ecosistema	Écosystème	økosystem	økosystem	ecossistema	ecossistema	Ekosystem	生态系统
20000443	انواع مهددة	Artenschutz	truet art	Especies en peligro	Espèce menacée	truede arter	sterkt trua artar	espécies ameaçadas	espécies ameaçadas	Utrotningshotade arter	濒危物种
20000444	انواع غازية	Invasive Arten	invasiv art	Especies invasoras	Espèces envahissantes	fremmede arter	framande artar	espécie invasora	espécies invasoras	Invasiva arter	外来入侵物种
20000500	حيوان	Tier	dyr	Animales	Animaux	dyr	dyr	animais	animais	Djur	动物
20000494	مرض حيواني	Tierkrankheit	dyresygdom	Enfermedades animales	Maladie animale	dyresykdommer	dyresjukdommar	doenças dos animais	doenças dos animais	Djursjukdomar	动物疾病
20001318	كائنات عضوية ضارة	Schädlinge	skadedyr	Plagas	Organisme nuisible	skadedyr	skadedyr	pragas	pragas	Skadedjur	害虫
20000507	نبتة	Pflanze	plante	Plantas	Plantes	planter og blomster	plante	plantas	plantas	Växter	植物
20000495	مرض نباتي	Pflanzenkrankheit	plantesygdom	Enfermedades de plantas	Maladie végétale	plantesykdommer	plantesjukdommar	doenças das plantas	doenças das plantas	Växtsjukdomar	植物疾病
07000000	صحة	Medizin, Gesundheit	sundhed	Salud	Santé	helse og medisin	helse og medisin	saúde	saúde	Medicin och hälsa	卫生
20000446	امراض وظروف	Krankheit	sygdom og sygdomstilstand	Enfermedades	Maladies et état de santé	sykdommer og sykdomstilstander	sjukdommar og sjukdomstilstandar	doenças e condições	doenças e condições	Sjukdomar och sjukdomstillstånd	疾病和病况
20000447	سرطان	Krebs	kræft	Cáncer	Cancer	kreft	kreft	câncer	cancro	Cancer	癌症
20000448	مرض معد	Ansteckende Krankheit	smitsom sygdom	Enfermedades contagiosas	Maladies contagieuses	smittsomme sykdommer	infeksjonssjukdom	doenças transmissíveis	doenças transmissíveis	Smittsamma sjukdomar	传染病
20000449	وبائي	Epidemie	epidemi	Epidemias	Épidémie	epidemier og pandemier	epidemi	epidemia	epidemia	Epidemier	流行病
20000451	مرض فيروسي	Viruserkrankung	virussygdom	Enfermedades virales	Maladie virale	virussykdom	virussjukdom	doenças virais	doenças virais	Virussjukdomar	病毒性疾病
20000452	ايدز	AIDS	aids	Sida	SIDA	aids	aids	aids	sida	Aids	艾滋病
20000454	امراض قلب	Herzkrankheit	hjertekarsygdomme	Enfermedades cardíacas	Maladie cardiaque	hjerte- og karsykdom	hjarte- og karsjukdom	doença cardíaca	doença cardíaca	Hjärt- och kärlsjukdomar	心脏病
20000456	اصابة	Invalidität	fysisk skade	Lesiones	Blessure	skade	skade	traumatismos	traumatismos	Kroppsskador	受伤
20000457	شروط طبية	Krankheitsverlauf	medicinsk tilstand	Condiciones médicas	État de santé	medisinsk tilstand	medisinsk tilstand	condições médicas	condições médicas	Medicinska tillstånd	病况
20000460	سمنة	Übergewicht	fedme	Obesidad	Obésité	fedme	fedme	obesidade	obesidade	Fetma	肥胖
20000458	اضطراب عقلي وسلوكي	Psychische Krankheit	psykisk og adfærdsmæssig lidelse	Enfermedades mentales y comportamentales	Troubles mentaux et comportementaux	psykisk helse	psykisk helse	distúrbios mentais e comportamentais	distúrbios mentais e comportamentais	Psykisk ohälsa	精神和行为障碍
20000459	اضطرابات غذائية	Essstörung	spiseforstyrrelse	Desordenes alimenticios	Troubles alimentaires	spiseforstyrrelse	eteforstyrringar	transtornos alimentares	distúrbios alimentares	Ätstörning	进食障碍
20001356	اكتئاب	Depression		Depresión	Dépression	depresjon	depresjon			Depression	
20001357	قلق وضغط نفسي	Angst und Stress		Ansiedad y estrés	Anxiété et stress	angst og stresslidelser	angst og stresslidingar			Ångest och stress	
20001322	تسمم	Vergiftung		Envenenamiento	Empoisonnement	forgiftning	forgifting			Förgiftning	
20001355	اضطراب نمائي	Entwicklungsstörung		Trastorno del desarrollo	Trouble du développement	utviklingsforstyrrelse	utviklingsforstyrring			Funktionsnedsättning	
20000461	منشأة صحية	Gesundheitseinrichtung	sundhedsfacilitet	Establecimientos de salud	Centre de soins	helsefasiliteter	helsefasilitetar	estabelecimento de saúde	estabelecimento de saúde	Vårdinrättningar	医疗设施
20000462	مستشفيات وعيادات	Krankenhaus	hospital	Hospitales y clínicas	Hôpitaux et cliniques	sykehus	sjukehus	hospitais	hospitais	Sjukhus och kliniker	医院
20001229	عيادة	Gesundheitsklinik	sundhedsklinik og lægehus	Clínica	Clinique	primærhelsetjeneste	primærhelseteneste	centro de saúde	centro de saúde	Primärvård	诊所
20000463	منظمات صحية	Gesundheitsorganisation	sundhedsorganisation	Organizaciones de salud	Organisations de santé	helseorganisasjon	helseorganisasjon	organizações de saúde	organizações de saúde	Hälsovårdsorganisationer	卫生组织
20000464	علاج صحي	Medizinische Behandlung	sundhedsbehandling	Tratamiento de salud	Traitements	medisinsk behandling	medisinsk behandling	tratamento de saúde	tratamento de saúde	Behandlingar	健康治疗
20000465	نظام غذائي	Diät	diæt	Dieta	Régime	kosthold	kosthald	dieta	dieta	Diet	节食
20000466	نظام غذائي تكميلي	Diätische Ergänzung	kosttilskud	Suplementos alimenticios	Complèments nutritifs	kosttilskudd	kosttilskot	suplementos alimentares	suplementos alimentares	Kosttillskott	膳食补充剂
20000467	ادوية طبية	Medizinische Droge	medicinsk lægemiddel	Medicamentos	Médicaments	reseptfrie legemidler	reseptfrie legemiddel	fármacos	fármacos	Mediciner	药物
20000468	ادوية موصوفة طبيا	Droge auf Rezept	receptpligtig medicin	Medicamento bajo prescripción médica	Prescription médicale	reseptbelagte legemidler	reseptbelagde legemiddel	medicamentos sujeitos a prescrição médica	medicamentos sujeitos a receita médica	Receptbelagda mediciner	处方药
20000469	اجراءات/فحوص طبية	Medizinische Untersuchung	medicinsk kontrol og prøve	Exámen/procedimiento médico	Protocole médical	medisinsk testing	medisinsk testing	meios complementares de diagnóstico	meios complementares de diagnóstico e terapêutica	Medicinska tester	医疗程序/测试
20000470	طب	Medikament	medicin	Medicina	Remède	medisinske retninger	medisin	medicamento	medicamento	Medicin	医药学
20000471	اعشاب	Homöopathie	urtemedicin	Hierbas medicinales	Phytothérapie	naturmedisin	naturmedisin	fitoterapia	fitoterapia	Örtmedicin	草药医学
20000472	طب شمولي	Ganzheitliche Medizin	holistisk medicin	Medicina holística	Médecine holistique	alternativ medisin	alternativ medisin	medicina holística	medicina holística	Holistisk medicin	整体医学
20000473	طب صيني	Chinesische Medizin (TCM)	traditionel kinesisk medicin	Medicina tradicional china	Médecine traditionelle chinoise	kinesisk medisin	tradisjonell kinesisk medisin	medicina tradicional chinesa	medicina tradicional chinesa	Kinesisk medicin	中医
20000474	غرب	Schulmedizin	vestlig medicin	Medicina occidental	Médecine occidentale	kunnskapsbasert medisin	kunnskapsbasert medisin	medicina ocidental	medicina ocidental	Västerländsk medicin	西医
20000477	لقاحات	Impfung	vaccine	Vacunas	Vaccins	vaksine	vaksine	vacinas	vacinas	Vacciner	疫苗
20000478	علاج	Therapie	terapi	Terapia	Thérapie	terapi	terapi	terapias	terapias	Terapi	治疗
20001219	إعادة تأهيل مدمني المخدرات	Drogentherapie	afvænning	Rehabilitación de drogas	Cure de désintoxication	rusbehandling	rusbehandling	cura de desintoxicação	cura de desintoxicação	Missbruksvård	戒毒
20001221	طب الطوارئ	Notfallversorgung	akut behandling	Medicina de emergencia	Médecine d'urgence	akuttbehandling	akuttmottak	serviço de emergência	serviço de urgência	Akutsjukvård	紧急护理
20001228	عملية جراحية	Chirurgie	kirurgi	Operación de cirugía	Opération de chirurgie	kirurgi	kirurgi	cirurgia	cirurgia	Kirurgi (ingrepp)	外科手术
20000480	رعاية طبية حكومية	Gesetzliche Krankenversicherung	offentlig sygesikring	Atención estatal de salud	Soins de santé publics	helsevesen	helsevesen	sistema público de saúde	sistema público de saúde	Offentlig sjukvård	政府医疗保健
20000483	تأمين صحي	Zusatzversicherung	privat sygesikring	Seguro de salud	Assurance maladie	helseforsikring	helseforsikring	seguro de saúde	seguro de saúde	Sjukförsäkringar	健康保险
20000484	القطاع الصحي الخاص	Private Krankenversicherung	privat sundhedspleje	Medicina privada	Soins de santé privés	privat helsevesen	privat helsevesen	sistemas privados de saúde	sistemas privados de saúde	Privat sjukvård	私人健康护理
20000485	مهنة طبية	Medizin	sundhedspersonale	Profesión médica	Profession médicale	helse- og omsorgsyrker	helse- og omsorgsyrke	profissão médica	profissão médica	Vårdyrken	医疗职业
20000486	خدمات طبية	Medizinischer Service	medicinske støttefunktioner	Servicios médicos	Examens médicaux	helsetjeneste	helseteneste	serviços médicos	serviços médicos	Medicinska hjälpmedel	医疗服务
20000487	تخصص طبي	Medizinisches Spezialgebiet	medicinsk specialisering	Especializaciones médicas	Spécialisations médicales	medisinsk spesialisering	medisinsk spesialisering	especialização médica	especialização médica	Medicinsk specialisering	医学专科
20000490	طب الاطفال	Pädiatrie	pædiatri	Pediatría	Pédiatrie	pediatri	pediatri	pediatria	pediatria	Pediatrik	儿科
20000712	طب اسنان	Zahnmedizin	tandpleje	Odontología	Dentisterie	tannpleie	tannpleie	medicina dentária	medicina dentária	Tandvård	牙科
20000714	علم البيطرة	Tiermedizin	veterinærmedicin	Medicina veterinaria	Médecine vétérinaire	veterinærmedisin	veterinærmedisin	medicina veterinária	medicina veterinária	Veterinärmedicin	兽医
20001225	طب العيون	Augenheilkunde	oftalmologi	Oftalmología	Ophtalmologie	behandling av øyesykdommer	behandling av augesjukdommar	oftalmologia	oftalmologia	Ögonvård	眼科
20000492	طاقم طبي	Gesundheitspersonal	medicinsk personale	Personal médico	Personnel médical	helsepersonell	helsepersonell	profissionais de saúde	profissionais de saúde	Sjukvårdspersonal	医务人员
20001358	صحة عامة	Öffentliche Gesundheit		Salud pública	Santé publique	folkehelse	folkehelse			Folkhälsa	
08000000	قضية انسانية	Vermischtes	folk og fæ	Interés humano, animales, insólito	Gens animaux insolite	folk og fe	folk og fe	interesse humano	interesse humano	Mänskligt	人性
20000498	مكافات وجوائز	Auszeichnung und Preis	pris og præmie	Premios	Prix et récompenses	priser og utmerkelser	heidersteikn	prêmios e galardões	prémios e recompensas	Utmärkelser och priser	奖励
20000499	رقم قياسي	Rekord	rekord	Récord	Record	rekorder	rekordar	recordes e proezas	recordes e proezas	Rekord	纪录和成绩
20000501	احتفال	Zeremonie	ceremoni	Ceremonia	Cérémonie	seremoni	seremoni	cerimônia	cerimónia	Ceremonier	仪式
20001233	حفل تعيين	Namenstag	navngivningsceremoni	Ceremonia de bautizo civil	Baptême civil	navneseremoni	namneseremoni	cerimônia de batismo	cerimónia de batismo	Namngivning	命名仪式
20001234	تخرج	Abschlussfeier	dimission	Graduación	Remise de diplôme	vitnemålsseremoni	vitnemålsseremoni	formatura	cerimónia de graduação	Examen & student	毕业
20001235	جنازة ومراسم تأبين	Beerdigung und Gedenkfeier	begravelse og bisættelse	Servicio funerario y memorial	Service funèbre et commémoratif	begravelse og bisettelse	gravferd og bisetjing	funeral e serviço fúnebre	funeral e serviço fúnebre	Begravning	葬礼及追悼会
20001236	حفل زواج	Hochzeit	bryllup	Boda	Mariage	vielse	vigsel	casamento	casamento	Bröllop	婚礼
20000503	خطأ بشري	Missgeschick	menneskeligt uheld	Desgracia humana	Mésaventures	tabber og uhell	tabbar og uhell	desaires	desaires	Mänsklig olycka	人类事故
20000504	مجتمع مخملي	Society	overklasse	Gente	Mondanités	sosieteten	sosieteten	alta sociedade	alta sociedade	Societeten	社会名流
20000506	شؤون امبراطورية وملكية	Adel	kongelige og kejserlige	Asuntos imperiales, reales	Royauté	kongelige	kongelege	realeza	realeza	Kungligt	皇室事务
20000505	مشاهير	Prominenz	berømthed	Celebridades	Célébrités	kjendis	kjendis	celebridades	celebridades	Kändisar	名人
20001237	ذكرى	Jahrestag	jubilæum	Aniversario	Anniversaire	jubileum	jubileum	efeméride	efeméride	Jubileum	周年纪念日
20001238	عيد ميلاد	Geburtstag	fødselsdag	Cumpleaños	Anniversaire (jour de naissance)	fødselsdag	fødselsdag	aniversário	aniversário	Födelsedag	生日
09000000	عمل	Arbeit, Soziales	arbejde	Mano de obra	Social	arbeidsliv	arbeidsliv	trabalho	trabalho	Arbete	劳动
20000509	توظيف	Beschäftigung	ansættelse	Empleo	Emploi	ansettelse	tilsetjing	emprego	emprego	Anställning	就业
20000339	سفر	Pendelverkehr	pendling	Transporte colectivo	Transport quotidien	pendling	pendling	migração pendular	deslocação pendular	Pendling	通勤
20000510	مبتدئون/متدربون	Ausbildung	lærling	Aprendices	Apprentissage	lærling	lærling	estagiários e aprendizes	estagiários e aprendizes	Lärlingar	学徒
20000511	عمل الاطفال	Kinderarbeit	børne- og ungearbejde	Trabajo infantil	Travail des enfants	barnearbeid	barnearbeid	trabalho infantil	trabalho infantil	Barnarbete	童工
20000512	موظف	Arbeitnehmer	medarbejder	Empleados	Salarié	arbeidstaker	arbeidstakar	empregado	empregado	Arbetstagare	员工
20000513	رب العمل	Arbeitgeber	arbejdsgiver	Empleadores	Employeur	arbeidsgiver	arbeidsgivar	empregador	empregador	Arbetsgivare	雇主
20000514	تدريب مهني	Berufliche Bildung	jobtræning	Capacitación profesional	Formation à l'emploi	arbeidstrening	arbeidstrening	formação profissional	formação profissional	Yrkesträning	就业培训
20000518	اجور وتعويضات	Lohn	løn og goder	Salarios y pensiones	Salaires et pensions ou Salaires et allocations	lønn og goder	lønn og gode	salários e benefícios	salários e benefícios	Löner och förmåner	工资和福利
20000520	ضمان اجتماعي	Renten- und Sozialversicherung	social sikring	Seguridad social	Cotisations Vieillesse	trygd	trygd	seguridade social	segurança social	Socialförsäkring	社会保障
20001206	مهنة حرة	Selbstständigkeit	selvstændig beskæftigelse	Autoempleo	Auto-entrepreneur	selvstendig næringsdrivende	sjølvstendig næringsdrivande	trabalho autônomo	trabalho independente	Egenföretagande	自雇就业
20001276	إجازة الأبوة	Erziehungsurlaub	barsels- og forældreorlov	Permiso por paternidad	Congé parental	foreldrepermisjon	foreldrepermisjon	licença parental	licença parental	Föräldraledighet	产假与育婴假
20001277	تطوع	Ehrenamt	frivilligt arbejde	Voluntariado	Bénévolat	frivillig arbeid	frivillig arbeid	voluntariado	voluntariado	Ideellt arbete	志愿服务
20000521	قانون التوظيف	Arbeitsrecht	ansættelseslovgivning	Legislación laboral	Législation du travail	arbeidsrett	arbeidsrett	legislação trabalhista	legislação laboral	Arbetsrätt	就业法案
20000522	الصحة والسلامة في العمل	Arbeitssicherheit	sundhed og sikkerhed på arbejdspladsen	Salud y seguridad laboral	Règles de sécurité au travail	helse, miljø og sikkerhet	helse, miljø og tryggleik	higiene e segurança no trabalho	higiene e segurança no trabalho	Arbetsmiljöfrågor	劳动卫生和劳动安全
20000523	سوق العمل	Arbeitsmarkt	arbejdsmarked	Mercado de trabajo	Marché du travail	arbeidsmarked	arbeidsmarknader	mercado de trabalho	mercado de trabalho	Arbetsmarknad	劳动力市场
20001275	اقتصاد العربة	Gig-Economy	tidsbegrænset ansættelse	Gig economy	Gig economy	oppdragsøkonomi	oppdragsøkonomi	economia sob demanda	economia dos serviços pontuais	Gig-ekonomi	零工经济
20000524	علاقات عمل	Arbeitsbeziehung	overenskomst	Relaciones laborales	Relations du travail	partene i arbeidslivet	partane i arbeidslivet	relações trabalhistas	relações laborais	Anställningsförhållanden	劳动关系
20000525	عقد جماعي	Tarifvertrag	kollektiv aftale	Contratos colectivos	Convention collective	tariffavtale	tariffavtale	contratos coletivos	contrato coletivo	Kollektivavtal	集体合同
20000529	نزاع عمل	Tarifkonflikt	arbejdskonflikt	Conflictos laborales	Conflit social	arbeidskonflikt	arbeidskonflikt	conflitos trabalhistas	conflitos laborais	Arbetskonflikt	劳动争议
20000530	اضراب	Streik	strejke og lockout	Huelga	Grèves	streik	streik	greve	greve	Strejk	罢工
20000531	تقاعد	Ruhestand	pensionering	Jubilación	Retraite	pensjonisttilværelse	pensjonisttilvære	aposentadoria	reforma	Pensionstiden	退休
20000532	راتب تقاعد	Rente	pension	Pensión	Pension de retraite	alderspensjon	alderspensjon	reforma pensionária	pensão	Pensions	养老金
20000533	بطالة	Arbeitslosigkeit	arbejdsløshed	Desempleo	Chômage	arbeidsledighet	arbeidsløyse	desemprego	desemprego	Arbetslöshet	失业
20000535	تعويضات البطالة	Arbeitslosengeld	arbejdsløshedsunderstøttelse	Subsidio de paro	Allocations chômage	arbeidsledighetstrygd	arbeidsløysetrygd	seguro-desemprego	subsídio de desemprego	Arbetslöshetsersättning	失业救济金
20000536	نقابات	Gewerkschaft	fagforening	Sindicatos	Syndicats	fagforening	fagforeining	sindicatos	sindicatos	Fackföreningar	工会
10000000	حياة يومية وترفيه	Freizeit, Modernes Leben	livsstil og fritid	Estilo de vida y tiempo libre	Vie quotidienne et loisirs	livsstil og fritid	livsstil og fritid	estilo de vida e lazer	estilo de vida e lazer	Fritid och livsstil	生活方式和休闲
20000538	ترفيه	Freizeit	fritid	Ocio	Loisirs	fritid	fritid	lazer	lazer	Fritid	休闲
20000539	نادي وجمعية	Verein	klub og forening	Clubes y asociaciones	Associations et clubs	forening	foreining	clubes e associações	clubes e associações	Klubbar och föreningar	俱乐部和协会
20000540	العاب	Spiel	spil	Juegos	Jeux	spill	spel	jogos	jogos	Spel	游戏
20000541	لوح اللعبة	Brettspiel	brætspil	Juego de mesa	Jeu de société	brettspill	brettspel	jogo de tabuleiro	jogo de tabuleiro	Brädspel	棋盘游戏
20000542	لعبة ورق	Kartenspiel	kortspil	Juego de naipes	Jeux de cartes	kortspill	kortspel	jogo de cartas	jogo de cartas	Kortspel	纸牌游戏
20000543	لعبة اطفال	Kinderspiel	børnespil	Juego de niños	Jeux pour enfants	barnespill	barnespel	jogo de crianças	jogo de crianças	Barnspel	儿童游戏
20000544	لعبة زهر	Würfelspiel	terningspil	Juego de dados	Jeux de dés	terningspill	terningspel	jogo de dados	jogo de dados	Tärningsspel	骰子游戏
20000545	لعبة خارجية	Outdoorspiel	undendørsspil	Juego al aire libre	Jeux de plein air	uteleker	uteleikar	jogo de exterior	jogo de exterior	Utomhusspel	户外游戏
20000546	احجية	Puzzle	kryds og gåder	Rompecabezas	Casse-tête	puslespill	puslespel	quebra-cabeça	quebra-cabeças	Kryss och pyssel	猜谜游戏
20000547	لعبة	Plattenspiel	brikspil	Juego de fichas	Jeu de dominos	brikkespill	brikkespel	jogo de peças	jogo de peças	Brickspel	瓦片游戏
20000548	لعبة فيديو	Videospiel	video- og computerspil	Videojuegos	Jeux vidéo	videospill	videospel	jogo eletrônico	jogo eletrónico	Datorspel	视频游戏
20000549	يانصيب	Glücksspiel und Lotterie	spil og lotteri	Juegos de azar y loterías	Jeux de hasard et loteries	pengespill og lotteri	pengespill og lotteri	jogos e loterias	jogos e lotarias	Spel och lotteri	游戏和彩票
20000550	هواية	Hobby	hobby	Pasatiempos	Passe-temps	hobby	hobby	passatempo	passatempo	Hobby	爱好
20000566	شغف بالسيارات	Auto	bilentusiasme	Afición por el automóvil	Amateur d'automobile	bilinteresse	bilinteresse	entusiasmo automobilístico	interesse automobilístico	Bilar	汽车爱好
20000567	شغف بالدراجات	Fahrrad	cykelentusiasme	Afición por la bicicleta	Amateur de vélo	sykkelinteresse	sykkelinteresse	interesse por bicicletas	interesse por bicicletas	Cyklar	自行车爱好
20000568	طعام ومشروب	Essen und Trinken	interesse for mad	Gastronomía	Gastronomie	matinteresse	matinteresse	interesse gastronômico	interesse gastronómico	Mat och dryck	美食爱好
20001253	طهو	Kochen und Backen	madlavning og bagning	Cocina (ocio)	Cuisine (loisir)	matlaging	matlaging	cozinhar	cozinhar	Matlagning och bakning	烹饪和烘焙
20001254	جعة، نبيذ ومشروبات روحية	Bier, Wein und Spirituosen	øl, vin og spiritus	Cerveza, vino y licores (ocio)	Bières, vins et spiritueux (centre d'intérêt)	øl, vin og brennevin	øl, vin og brennevin	cerveja, vinho e bebidas espirituosas	cerveja, vinho e bebidas espirituosas	Öl, vin och sprit	啤酒、葡萄酒和烈酒
20000571	شغف بالدراجات النارية	Motorrad	motorcykelentusiasme	Afición por la moto	Amateur de moto	motorsykkelinteresse	motorsykkelinteresse	interesse por motas	interesse por motas	Motorcyklar	摩托车爱好
20001247	جمع قطع	Sammeln	samler	Coleccionismo	Collections (loisir)	samling	samle	colecionismo	colecionismo	Samlande	收藏
20000551	عطلة	Urlaub	ferie	Vacaciones	Vacances	fri- og høytidsdager	fri- og høgtidsdagar	férias	férias	Semester	假日
20000552	عطلة عامة	Feiertag	helligdag	Días feriados	Jour férié	offentlig fridag	offentleg fridag	feriado	feriado	Helgdagar	公共假日
20001267	احتفالات منتصف الصيف	Sommersondenwende	midsommer/sankthansfest	Midsommar	Midsommar	sankthans	jonsok	festa de solstício de verão	festa de solstício de verão	Midsommar	仲夏节
20001268	العيد الوطني	Nationalfeiertag	nationaldag	Día nacional	Fête nationale	nasjonaldag	nasjonaldag	feriado nacional	feriado nacional	Nationaldag	国庆节
20001269	رأس السنة	Neujahr	nytår	Año Nuevo	Nouvel an	nyttår	nyttår	Dia de Ano Novo	Dia de Ano Novo	Nyår	新年
20001270	هالويين	Halloween	halloween/allehelgensaften	Halloween	Halloween	halloween	halloween	Dia das Bruxas	Dia das Bruxas	Halloween	万圣节
20000553	مكان ترفيه	Veranstaltungsort	underholdningssted	Lugares de ocio	Lieu de loisirs	fritidsarena	fritidsarena	lugar de lazer	lugar de lazer	Nöjeslokal	休闲场所
20000554	منتزه تسلية	Vergnügungspark	forlystelsespark	Parque de atracciones	Parc d'attractions	fornøyelsespark	underhaldningspark	parque de diversões	parque de diversões	Nöjesfält	游乐园
20000555	حانة	Bar	bar	Bar	Bar	bar	bar	bar	bar	Bar	酒吧
20000556	مقهى	Café	cafe	Café	Café	kafé	kafé	café	café	Kafé	咖啡厅
20000557	مرقص	Nachtclub	natklub	Clubes nocturnos	Discothèque	nattklubb	nattklubb	casa noturna	clube noturno	Nattklubb	夜总会
20000558	مطعم	Restaurant	restaurant	Restaurante	Restaurant	restaurant	restaurant	restaurante	restaurante	Restaurang	餐厅
20001315	حديقة حيوان	Zoo	zoologisk have	Parque zoológico	Parc zoologique	dyrehage	dyrehage	jardim zoológico	jardim zoológico	Djurpark	动物园
20000560	منشآت ترفيهية	Freizeitaktivität	fritidsaktivitet	Actividades recreativas	Activités récréatives	utendørsaktiviteter	utandørsaktivitetar	atividades recreativas ao ar livre	atividades recreativas ao ar livre	Fritidsaktiviteter	户外娱乐活动
20000561	صيد سمك	Angeln	lystfiskeri	Pesca	Pêche	fiske	fiske	pesca	pesca	Fiske	钓鱼
20000562	صيد	Jagd	jagt	Caza	Chasse	jakt	jakt	caça	caça	Jakt	打猎
20000917	سكوبا	Sporttauchen	flaskedykning	Buceo	Plongée sous-marine	apparatdykking	apparatdykking	mergulho	mergulho	Dyksport	水肺潜水
20001142	تسلق جبال	Alpinismus	bjergklatring og -vandring	Montañismo recreativo	Alpinisme (loisir)	fjelltur og klatring	fjelltur og klatring	montanhismo	montanhismo	Klättring och vandring	登山
20001241	ركوب الخيل	Reiten	hesteridning	Equitación (ocio)	Équitation (loisir)	ridning	riding	equitação	equitação	Ridning	骑马
20000563	سفر	Reise	rejse	Viajes	Voyages	reise	reise	viagens e turismo	viagens e turismo	Resor	旅行和旅游
20000565	اسلوب حياة	Lebensstil	livsstil	Estilo de vida	Mode de vie	livsstil	livsstil	estilo de vida	estilo de vida	Livsstil	生活方式
20000569	غذاء عضوي	Biologische Nahrungsmittel	økologisk fødevare	Alimentos orgánicos	Aliments biologiques	økologisk mat	økologisk mat	alimentos biológicos	alimentos biológicos	Ekologisk mat	有机食物
20000570	بيت ومسكن	Wohnungseinrichtung	hus og hjem	Casa y hogar	Maison et décoration	hus og hjem	hus og heim	casa e decoração	casa e decoração	Hem och trädgård	房屋和住所
20001255	ترميم منازل	Hausrenovierung	gør-det-selv	Renovación del hogar	Travaux de rénovation	oppussing	oppussing	reforma de casas	renovação de casas	Gör det själv	家居装修
20001256	هندسة داخلية	Inneneinrichtung	boligindretning	Decoración de interiores	Décoration intérieure	interiørdesign	interiørdesign	decoração de interiores	decoração de interiores	Inredningsdesign	室内装饰
20001257	تنظيم الحدائق	Gärtnern	havearbejde	Jardinería	Jardinage	hagearbeid	hagearbeid	jardinagem	jardinagem	Trädgårdsdesign	园艺
20000572	تقليعة	Trend	trends	Tendencia	Tendance	trender	trendar	tendências	tendências	Trender	时尚潮流
20001250	تعديل ملامح الجسم	Körpermodifikation	kropsmodifikation	Modificación corporal	Modification corporelle	kroppsmodifikasjon	kroppsmodifikasjon	modificação corporal	modificação corporal	Kroppsdekoration	身体修饰
20001251	وشم	Tätowierung	piercing	Tatuaje	Tatouage	tatovering	tatovering	tatuagem	tatuagem	Tatuering	纹身
20001252	ثقوب الجسم	Piercing	tatovering	Piercing	Piercing	piercing	piercing	piercing	piercing	Piercing	穿孔
20001143	حفلة	Party	fest	Fiesta	Soirée (fête)	fest	fest	festa	festa	Fester	派对
20001339	رفاه	Wellness		Bienestar	Bien-être	velvære	velvære			Friskvård	
20001239	تمارين جسدية ولياقة	Bewegung und Fitness	træning og fitness	Ejercicio físico y fitness	Activité physique et fitness	fysisk trening	fysisk trening	exercício físico	exercício físico	Motion & hälsa	运动与健身
20001340	رفاهية عقلية	Geistiges Wohlbefinden		Bienestar mental	Bien-être mental	psykisk velvære	psykisk velvære			Mentalt välbefinnande	
11000000	سياسة	Politik	politik	Política	Politique	politikk	politikk	política	política	Politik och statsskick	政治
20000574	انتخابات	Wahl	valg	Elecciones	Élections	valg	val	eleições	eleições	Val	选举
20000575	مبادرات المواطنين	Bürgerinitiative	borgerforslag	Iniciativa y revocación ciudadanas	Initative populaire	innbyggerinitiativ	innbyggjarinitiativ	iniciativa dos cidadãos e revocação	iniciativa dos cidadãos e revocação	Medborgarinitiativ	公民倡议和罢免
20000576	نظام انتخابي	Wahlsystem	valgsystem	Sistema electoral	Système électoral	valgordning	valordning	sistema eleitoral	sistema eleitoral	Valsystem	选举制度
20000577	انتخابات حكومية	staatsübergreifende Wahl	mellemstatsligt valg	Elecciones intergubernamentales	Élections intergouvernementales	mellomstatlige valg	mellomstatlege val	eleições intergovernamentais	eleições intergovernamentais	Mellanstatliga val	政府选举
20000578	انتخابات محلية	Kommunalwahl	lokalvalg	Elecciones locales	Élections locales	lokalvalg	lokalval	eleições locais	eleições locais	Lokalval	地方选举
20000579	انتخابات وطنية	Bundestagswahl	nationalt valg	Elecciones nacionales	Élections nationales	nasjonalvalg	nasjonalval	eleições nacionais	eleições nacionais	Nationella val	全国选举
20000581	تمويل حملات	Wahlkampffinanzierung	kampagnefinansiering	Campañas financieras	Financement de campagne	valgkampfinansiering	valkampfinansiering	financiamento de campanhas	financiamento de campanhas	Kampanjbidrag	竞选资金
20000582	مرشحون سياسيون	Kandidat	politisk kandidat	Candidatos políticos	Candidats	valgkandidat	valkandidat	candidatos políticos	candidatos políticos	Politiska kandidater	政治候选人
20000583	انتخابات تمهيدية	Vorwahl	primærvalg	Primarias	Élections primaires	primærvalg i USA	primærval i USA	eleições primárias	eleições primárias	Primärval	初选
20000584	استفتاء	Referendum	folkeafstemning	Referendos	Référendum	folkeavstemning	folkerøysting	referendo	referendo	Folkomröstning	普通投票
20000585	انتخابات مناطق	Landtagswahl/Bürgerschaftswahl	regionalvalg	Elecciones regionales	Élections régionales	regionalvalg	regionalval	eleições regionais	eleições regionais	Regionala val	地区选举
20000586	تصويت	Stimmwahl	afstemning	Votación	Opération de vote	stemmegiving	stemmegiving	votação	votação	Röstning	投票
20001266	نقاشات سياسية	politische Debatten	politisk debatmøde	Debate político	Débat politique	politiske debatter	politiske debattar	debates políticos	debates políticos	Politiska debatter	政治辩论
20000587	حقوق اساسية	Grundrechte	grundlæggende rettighed	Derechos fundamentales	Droits fondamentaux	basisrettigheter	basisrettar	direitos fundamentais	direitos fundamentais	Grundläggande rättigheter	基本权利
20000120	حقوق مدنية	Zivilrecht	borgerrettighed	Derechos civiles	Droits civiques	borgerrettigheter	borgarrettar	direitos civis	direitos civis	Medborgerliga rättigheter	公民权
20000588	رقابة	Zensur	censur	Censura	Censure	sensur	sensur	censura e liberdade de expressão	censura e liberdade de expressão	Censur och yttrandefrihet	审查
20000590	حرية الديانة	Religionsfreiheit	religionsfrihed	Libertad de culto	Liberté de religion	religionsfrihet	religionsfridom	liberdade religiosa	liberdade religiosa	Religionsfrihet	宗教自由
20000591	حرية الصحافة	Pressefreiheit	pressefrihed	Libertad de prensa	Liberté de la presse	trykkefrihet	trykkjefridom	liberdade de imprensa	liberdade de imprensa	Tryckfrihet	新闻自由
20000592	حقوق الانسان	Menschenrechte	menneskerettighed	Derechos humanos	Droits de l'homme	menneskerettigheter	menneskerettar	direitos humanos	direitos humanos	Mänskliga rättigheter	人权
20001300	احترام الخصوصية	Datenschutz	privatliv	Derecho al respeto de la vida privada	Droit au respect de la vie privée	personvern	personvern	privacidade	privacidade	Personlig integritet	隐私
20001326	حقوق النساء	Frauenrechte		Derechos de las mujeres	Droits des femmes	kvinners rettigheter	kvinnerettar			Jämställdhet	
20000593	حكومة	Regierung	regering og Folketing	Gobierno	Gouvernement	styresmakter	styresmakt	governo	governo	Regering och riksdag	政府
20000595	موظفون حكوميون	Beamte	offentligt ansat	Empleados públicos	Fonctionnaires	offentlig ansatte	offentleg tilsette	funcionários públicos	funcionários públicos	Offentliganställd	公务人员
20000596	شخصيات حكومية وموظفون رسميون	Ministerialbeamte	offentlig embedsmand	Funcionarios públicos	Hauts fonctionnaires	folkevalgte og embetspersoner	folkevalde og embetspersoner	detentores de cargos públicos	detentores de cargos públicos	Förtroendevald	政府官员
20000597	دستور	Verfassung (Gesetz)	grundlov	Constitución	Constitution	grunnlov	grunnlov	constituição	constituição	Grundlag	宪法（法律）
20000598	دفاع	Verteidigung	forsvar	Defensa	Défense	forsvar	forsvar	defesa	defesa	Nationell säkerhet	防务
20000599	قوات مسلحة	Streitkräfte/Bundeswehr	væbnet styrke	Fuerzas armadas	Forces armées	væpnede styrker	væpna styrkar	forças armadas	forças armadas	Väpnade styrkor	武装力量
20000600	شؤون المحاربين القدامى	Veteran	veterananliggende	Veteranos de guerra	Anciens combattants	forsvarsveteraner	forsvarsveteranar	veteranos	veteranos	Militära veteraner	退伍军人事务
20001145	خدمة عسكرية	Militärdienst	værnepligt/militærtjeneste	Servicio militar	Service militaire	militærtjeneste	militærteneste	serviço militar	serviço militar	Värnplikt	服兵役
20000602	اسلحة	Waffen	våben	Armas	Armement	våpenarsenal	våpenarsenal	armamento militar	armamento militar	Militär utrustning	军事武器
20000605	تجسس واستخبارات	Spionage und Geheimdienst	spionage- og efterretningsaktivitet	Espionaje e inteligencia	Espionnage	etterretning og spionasje	etterretning og spionasje	espionagem e inteligência	espionagem e inteligência	Spioneri och underrättelseverksamhet	间谍活动和情报
20000606	سلطة تنفيذية (حكومة)	Bundeskabinett	udøvende (regering)	Ejecutivo (gobierno)	Pouvoir exécutif	utøvende makt	utøvande makt	executivo (governo)	executivo (governo)	Verkställande statsmakt	行政工作（政府）
20000607	ميزانية حكومية	Staatshaushalt	finanslov	Presupuesto del gobierno	Budget du gouvernement	statsbudsjett	statsbudsjett	orçamento de estado	orçamento de estado	Statsbudget	政府预算
20000610	رئيس حكومة	Staatsoberhaupt/Bundespräsident	statsoverhoved	Jefes de Estado	Chef de l'Etat	statsoverhode	statsoverhovud	chefes de estado	chefes de estado	Statschef	国家元首
20000611	اجراءات الاتهام	Amtsvergehen	rigsretssag	Procedimiento de destitución	Procédure de destitution	riksrett	riksrett	impeachment	impeachment	Riksrättsförfarande	弹劾
20000612	سلطة محلية	Kommune	kommune	Autoridades locales	Institutions locales	lokale myndigheter	lokale styresmakter	governo e autoridades locais	governo e autoridades locais	Lokala myndigheter	地方政府
20000613	وزراء (حكومة)	Minister	minister (regering)	Ministros (gobierno)	Ministres	minister/statsråd	minister/statsråd	ministro (governo)	ministro (governo)	Minister eller statsråd	部长（政府）
20000614	حكومة مركزية	Bundesregierung	national regering	Gobierno nacional	Gouvernement national	nasjonale myndigheter	nasjonale styresmakter	governo nacional	governo nacional	Regeringen	中央政府
20000615	برلمان	Parlament	lovgivende parlament	Parlamento	Parlement	nasjonalforsamling/parlament	nasjonalforsamling/parlament	parlamento	parlamento	Riksdagen	立法机构
20000616	مجلس النواب	Unterhaus	nedre hus (parlament)	Cámara baja	Chambre basse	underhus	underhus	câmara baixa (legislatura)	câmara baixa (legislatura)	Andra kammaren	下议院（议会）
20000617	مجلس الشيوخ	Oberhaus	øverste hus (parlament)	Cámara alta	Chambre haute	overhus	overhus	câmara alta (legislatura)	câmara alta (legislatura)	Första kammaren	上议院（议会）
20000618	سلطة اقليمية	Bundesland/Kanton	region	Autoridades regionales	Institutions régionales	regionale myndigheter	regionale styresmakter	governo e autoridades regionais	governo e autoridades regionais	Regional myndighet	地区政府和机构
20001259	مؤتمر سياسي	politischer Konvent	politisk kongres eller årsmøde	Congreso partidario	Congrès politique	landsmøte	landsmøte	convenção partidária	convenção partidária	Partikongress	政治会议
20001260	لجان برلمانية	politische Ausschüsse	politisk udvalg	Comisiones parlamentarias	Commissions parlementaires	politiske komitéer	politiske komitear	comissão parlamentar	comissão parlamentar	Politisk kommitté	政治委员会
20001261	رؤساء حكومات	Regierungschefs	regeringschef	Jefes de gobierno	Chef du gouvernement	regjeringssjef	regjeringssjef	chefe de governo	chefe de governo	Regeringschef	政治首脑
20001262	تحقيق عام	öffentliche Untersuchung	kommission	Consulta pública	Enquête publique	offentlig utredning	offentleg utgreiing	inquérito público	inquérito público	Offentlig utredning	公开调查
20000621	سياسة حكومة	Regierungspolitik	regeringspolitik	Política del gobierno	Politique du gouvernement	regjeringsplattform	regjeringsplattform	política governamental	política governamental	Regeringsförklaring	政府政策
20000345	سياسة اقتصادية	Wirtschaftspolitik	økonomisk politik	Política económica	Politique économique	økonomisk politikk	økonomisk politikk	política econômica	política económica	Ekonomisk politik	经济政策
20000623	تأميم	Verstaatlichung	nationalisering	Nacionalización	Nationalisation	nasjonalisering	nasjonalisering	nacionalização	nacionalização	Förstatligande	国有化
20000624	خصخصة	Privatisierung	privatisering	Privatización	Privatisations	privatisering	privatisering	privatização	privatização	Privatisering	私有化
20000625	شركة مملوكة للحكومة	Staatseigentum	statsejet virksomhed	Empresas estatales	Entreprise d'Etat	statlig selskap	statleg selskap	empresa estatal	empresas estatais	Statligt ägda företag	国有企业
20001292	حوافز التنمية الاقتصادية	Anreiz zur wirtschaftlichen Entwicklung	statsstøtte	Incentivo de desarrollo económico	Aide publique	statsstøtte	statsstøtte	incentivo ao desenvolvimento econômico	incentivo ao desenvolvimento económico	Utvecklingsstöd	经济发展刺激
20000423	سياسات بيئية	Umweltpolitik	miljøpolitik	Política ambiental	Politique de l'environnement	miljøpolitikk	miljøpolitikk	políticas ambientais	políticas ambientais	Miljöpolitik	环境政治
20000479	سياسة الرعاية الطبية	Gesundheitspolitik	sundhedspolitik	Política de atención de salud	Politique de santé	helsepolitikk	helsepolitikk	política de saúde	política de saúde	Hälso- och sjukvårdspolitik	医疗保健政策
20000620	فرض ضرائب	Steuern	skattepolitik	Impuestos	Fiscalité	skattepolitikk	skattepolitikk	impostos	impostos	Skattepolitik	税收
20000627	حماية معلومات	Datenschutz	IT-sikkerhedspolitik	Protección de datos	Confidentialité des données	datasikkerhetspolicy	datatryggleiks-policy	política de proteção de dados	política de proteção de dados	Datasäkerhetspolitik	数据保护政策
20000628	تخطيط الاسكان والمدن	Wohnungs- und Städtebaupolitik	bolig- og byplanlægningspolitik	Vivienda y planificación urbana	Urbanisme	by- og boligplanlegging	by- og bustadplanlegging	política de habitação e urbanismo	política de habitação e urbanismo	Bostadspolitik och stadsplanering	住房和城市规划
20000629	سكان اصليون	Politik gegenüber indigener Bevölkerung	politik for indfødte	Indígenas	Autochtones	urfolkspolitikk	urfolkspolitikk	política para os povos indígenas	política para os povos indígenas	Minoritetspolitik	对原住民政策
20000630	رواتب تقاعد ومعونات اجتماعية	Sozialpolitik	pensions- og velfærdspolitik	Pensiones y asistencia social	Assistance sociale	velferds- og sosialpolitikk	velferds- og sosialpolitikk	política de pensões e benefícios sociais	política de pensões e benefícios sociais	Social välfärd	养老金和福利政策
20000632	مراقبة الاسلحة الفردية	Waffenkontrolle	våbenlovgivning	Control de armas personales	Contrôle des armes personnelles	våpenpolitikk	våpenpolitikk	controle de armas pessoais	política de controlo de armas pessoais	Vapenlagstiftning	私人武器控制政策
20001174	سياسة التنمية الاقليمية	regionale Entwicklungspolitik	regional udviklingspolitik	Política de desarrollo regional	Politique d'aménagement du territoire	distriktspolitikk	distriktspolitikk	política de desenvolvimento regional	política de desenvolvimento regional	Regionalpolitik	区域发展政策
20001264	سياسة البنى التحتية	Infrastrukturpolitik	infrastrukturpolitik	Política de infraestructura	Politique d'infrastructure	samferdselspolitikk	samferdselspolitikk	política de infraestruturas	política de infraestruturas	Infrastrukturpolitik	基础设施政策
20000634	هجرة	Migration	migration	Migración	Migrations	innvandringspolitikk	innvandringspolitikk	política de migração	política de migração	Migrationspolitik	人口迁移
20000635	سياسة نووية	Atompolitik	atompolitik	Políticas nucleares	Politique Nucléaire	atompolitikk	atompolitikk	política nuclear	política nuclear	Kärnkraftspolitik	核政策
20000636	سياسة تنظيمية وتنظيم	Regulierungsbehörde	regulering af industri	Mediador	Médiateur	næringspolitikk	næringspolitikk	autoridades reguladoras	autoridades reguladoras	Branschlagstiftning	行业规制
20000637	قوانين الغذاء والمشروبات	Lebensmittelkontrolle	fødevarepolitik	Reglamento sobre alimentos y bebidas	Règlement sur les aliments et les boissons	næringsmiddelpolitikk	matvarepolitikk	regulamentação sobre alimentos e bebidas	regulamentação sobre alimentos e bebidas	Livsmedelspolitik	食品和饮料法规
20001132	سياسة ثقافية	Kulturpolitik	kulturpolitik	Política cultural	Politique culturelle	kulturpolitikk	kulturpolitikk	política cultural	política cultural	Kulturpolitik	文化政策
20001147	سياسة رياضية	Sportpolitik	Idrætspolitik	Política deportiva	Politique sportive	idrettspolitikk	idrettspolitikk	políticas esportivas	políticas desportivas	Idrottspolitik	体育政策
20001265	سياسة الحكومة المحلية	Kommunalpolitik	lokalt selvstyre	Política de gobierno local	Politique de gouvernement local	lokalpolitikk	lokalpolitikk	política de governo local	política de governo local	Lokalpolitik	地方政府政策
20001338	سياسة تعليمية	Bildungspolitik		Política educativa	Politique de l'éducation	utdanningspolitikk	utdanningspolitikk			Utbildningspolitik	
20000638	معاهدات ومنظمات دولية	Internationale Beziehung	international forbindelse	Relaciones internacionales	Relations internationales	internasjonal politikk	internasjonal politikk	relações internacionais	relações internacionais	Internationella relationer	国际关系
20000639	دبلوماسية	Diplomatie	diplomati	Diplomacia	Diplomatie	diplomati	diplomati	diplomacia	diplomacia	Diplomati	外交
20000640	قمة	Gipfel	topmøde	Cumbre	Sommet	toppmøter	toppmøte	cúpulas	cimeiras	Toppmöte	峰会
20000641	معاهدات ومنظمات دولية	Internationaler Vertrag	traktat	Tratado	Traité	traktat	traktat	tratado	tratado	Traktat och fördrag	条约
20000642	عقوبات اقتصادية	Wirtschaftliche Sanktion	økonomisk sanktion	Sanción económica	Sanction économique	økonomiske sanksjoner	økonomiske sanksjonar	sanções econômicas	sanções económicas	Ekonomiska sanktioner	经济制裁
20000643	مساعدات اجنبية	Auslandshilfe	udviklingsbistand	Ayuda internacional	Aide internationale	bistand	bistand	ajuda externa	ajuda externa	Utlandsbistånd	对外援助
20000644	معاهدات ومنظمات دولية	Internationale Organisation	international organisation	Organización internacional	Organisation internationale	internasjonal organisasjon	internasjonal organisasjon	organizações internacionais	organizações internacionais	Internationella organisation	国际组织
20000645	لاجئون	Flüchtling	flygtning og internt fordrevet	Refugiados	Réfugiés	flyktninger	flyktning	refugiados e deslocados	refugiados e deslocados	Flykting	难民和流离失所者
20001316	نزاع حدودي	Grenzstreitigkeit	grænsestridigheder	Disputas fronterizas	Conflit frontalier	grensekonflikter	grensekonflikt	conflitos fronteiriços	conflitos fronteiriços	Gränskonflikt	边界争端
20000646	منظمة غير حكومية	Regierungsunabhängige Organisation	NGO	Organización no gubernamental	Organisation non gouvernementale	ikke-statlig organisasjon (NGO)	ikkje-statleg organisasjon (NGO)	organização não governamental	organização não governamental	Icke-statlig organisation (NGO)	非政府组织
20000648	انشقاق سياسي	Politische Unruhen	politisk uoverensstemmelse	Disidencia política	Dissidence	politisk dissens	politisk dissens	dissidência política	dissidência política	Politiska fångar och dissidenter	政治分歧
20000650	مجموعة ضغط	Lobby	lobbyvirksomhed	Cabildeo	Groupe de pression	lobbyvirksomhet	lobbyverksamd	lobby	lobby	Lobbyverksamhet	游说
20001312	قادة سياسيون	Parteivorsitzende	partiledelse	Dirigentes políticos	Dirigeants politiques	partiledelse	partileiing	liderança política	liderança política	Politiskt ledarskap	政治领导
20000653	نظام سياسي	Politisches System	politisk system	Sistema político	Système politique	politisk system	politisk system	sistemas políticos	sistemas políticos	Politiska system	政治制度
20000654	ديموقراطية	Demokratie	demokrati	Democracia	Démocratie	demokrati	demokrati	democracia	democracia	Demokrati	民主
20000655	ديكتاتورية	Diktatur	diktatur	Dictadura	Dictature	diktatur	diktatur	ditadura	ditadura	Diktatur	独裁
12000000	ديانة ومعتقدات	Religion, Weltanschauung	religion og tro	Religión y culto	Religion et croyance	religion og livssyn	religion og livssyn	religião e crença	religião e crença	Religion	宗教和信仰
20000657	ايمان	Glaube	religiøs overbevisning	Creencias	Croyances	trosretning	trusretning	crenças religiosas	crenças religiosas	Religiös tro	宗教信仰
20000658	بوذية	Buddhismus	buddhisme	Budismo	Bouddhisme	buddhisme	buddhisme	budismo	budismo	Buddhism	佛教
20000659	مسيحية	Christentum	kristendom/folkekirke	Cristianismo	Christianisme	kristendom	kristendom	cristianismo	cristianismo	Kristendom	基督教
20000661	مورمون	Mormonen	mormon	Mormón	Mormon	mormonisme	mormonisme	mórmon	mórmon	Mormonism	摩门教
20000663	ارثوذكس	Orthodoxe	ortodoks	Ortodoxo	Orthodoxie	ortodoks kristendom	ortodoks kristendom	ortodoxia	ortodoxia	Ortodox kristendom	东正教
20000664	بروتستانت	Evangelische Kirche	protestant	Protestante	Protestantisme	protestantisme	protestantisme	protestante	protestante	Protestantism	新教
20001344	كاثوليكية	Katholizismus		Catolicismo	Catholicisme	katolisisme	katolisisme			Katolicism	
20000673	كونفوشية	Konfuzianismus	konfucianisme	Confucianismo	Confucianisme	konfusianisme	konfusianisme	confucionismo	confucionismo	Konfucianism	儒家思想
20000674	معتقدات وطوائف	Kult und Sekte	kult og sekt	Cultos y sectas	Cultes et sectes	kulter og sekter	kultar og sektar	cultos e seitas	cultos e seitas	Kulter och sekter	膜拜教派
20000676	هندوسية	Hinduismus	hinduisme	Hinduismo	Hindouisme	hinduisme	hinduisme	hinduísmo	hinduísmo	Hinduism	印度教
20000677	اسلام	Islam	islam	Islam	Islam	islam	islam	islã	islão	Islam	伊斯兰教
20001347	شيعة	Schiitentum		Chiismo	Chiisme	sjiaislam	sjiaislam			Shiaislamism	
20001348	سنّة	Sunnitentum		Sunismo	Sunnisme	sunniislam	sunniislam			Sunni-islamism	
20000678	جاينية	Jainismus	jainisme	Jainismo	Jaïnisme	jainisme	jainisme	jainismo	jainismo	Jainism	耆那教
20000679	يهودية	Judentum	jødedom	Judaísmo	Judaïsme	jødedom	jødedom	judaísmo	judaísmo	Judendom	犹太教
20001351	حسيدية	Chassidismus		Jasidismo	Hassidisme	hasidisme	hasidisme			Chassidism	
20000680	عبادة الطبيعة	Naturreligion	naturreligion	Animismo	Animisme	naturreligion	naturreligion	religião natural	religião natural	Naturreligioner	自然宗教
20000681	بارسيس	Zoroastrismus	zoroastrianisme	Parsismo	Parsasm	zoroastrisme	zoroastrisme	parsismo	parsismo	Zoroastrism	琐罗亚斯德教
20000682	علموية	Scientology	Scientology	Cientología	Scientologie	scientologi	scientologi	cientologia	cientologia	Scientologi	山达基教
20000683	شينتوية	Schintoismus	shintoisme	Shintoismo	Shintoïsme	shintoisme	shintoisme	xintoísmo	xintoísmo	Shintoism	日本神道教
20000684	سيخ	Sikhismus	sikhisme	Sikhismo	Sikhisme	sikhisme	sikhisme	siquismo	siquismo	Sikhism	锡克教
20000685	طاوية	Taoismus	taoisme	Taoismo	Taoïsme	taoisme	taoisme	taoismo	taoismo	Daoism	道教
20000686	توحيد	Vereinigungsbewegung	Moon-bevægelsen	Iglesia de la Unificación	Église de l'Unification	Den forente familie	Den sameinte familien	unificacionismo	unificacionismo	Moonrörelsen	统一教
20001349	إلحاد ولاأدرية	Atheismus und Agnostizismus		Ateísmo y agnosticismo	Athéisme et agnosticisme	ateisme og agnostisisme	ateisme og agnostisisme			Atheism och Agnosticism	
20000688	نزاع ديني	Religionskonfliktl	religiøs konflikt	Conflicto religioso	Conflit religieux	religiøs konflikt	religiøs konflikt	conflito religioso	conflito religioso	Religiösa konflikter	宗教冲突
20000690	اعياد ومهرجانات دينية	Religionsfest oder Feiertag	religiøs helligdag og fest	Festivales o festivades religiosas	Fête religieuse	høytid	høgtid	festa ou feriado religioso	festa ou feriado religioso	Religiösa högtider	宗教节日
20000691	عيد الميلاد	Weihnachten	jul	Navidad	Noël	jul	jul	natal	natal	Jul	圣诞节
20000692	عيد الفصح	Ostern	påske	Semana santa	Pâques	påske	påske	páscoa	páscoa	Påsk	复活节
20000693	عيد العنصرة وعيد الحصاد (اليهود)	Pfingsten	pinse	Pentecostés	Pentecôte	pinse	pinse	pentecostes	pentecostes	Pingst	五旬节
20000694	رمضان	Ramadan	ramadan	Ramadán	Ramadan	ramadan	ramadan	ramadã	ramadão	Ramadan	斋月
20000695	عيد الغفران	Jom Kippur	yom kippur	Yom kippur	Yom Kippour	jom kippúr	jom kippúr	yom kippur	yom kippur	Jom kippur	赎罪日
20001271	عيد جميع القديسين	Allerheiligen	allehelgensdag	Día de Todos los Santos	Toussaint	allehelgensdag	allehelgensdag	Dia de Todos os Santos	Dia de Todos os Santos	Alla helgons dag	诸圣节
20001272	عيد القديسة فالبرغا	Walpurgisnacht	valborgsaften	Noche de Walpurgis	Nuit de Walpurgis	valborgsnatten	valborgsnatta	Noite de Santa Valburga	Noite de Santa Valburga	Sista april	五朔节前夕
20001350	أضحى	Eid al-Adha		Eid al-Adha	Aïd al-Adha	eid al-adha	eid al-adha			Eid al-Adha	
20001352	حانوكا	Chanukka		Janucá	Hanouka	hanukka	hanukka			Chanukka	
20000696	شعائر دينية	Religionsritual	religiøst ritual	Rituales religiosos	Rites religieux	riter og ritualer	ritar og ritual	ritual	ritual	Religiösa ritualer	宗教仪式
20001273	العمادة	Taufe	dåb	Bautismo	Baptême	dåp	dåp	batismo	batismo	Dop	洗礼
20001345	بار متسفا وبات متسفا	Bar Mitzwa und Bat Mitzwa		Bar Mitzvah y Bat Mitzvah	Bar Mitzvah et Bat Mitzvah	bar og bat mitzva	bar og bat mitzva			Bar mitzvah	
20001346	إعلان قداسة	Heiligsprechung		Canonización	Canonisation	kanonisering	kanonisering			Helgonförklaring	
20000697	منشآت دينية	Religiöse Bauwerke	religiøs facilitet	Lugares de culto	Établissement religieux	gudshus	gudshus	instalações religiosas	instalações religiosas	Religiösa byggnader	宗教设施
20000698	كنيسة	Kirche	kirke	Iglesia	Église	kirker	kyrkjer	igreja	igreja	Kyrkor	教堂
20000699	مسجد	Moschee	moské	Mezquita	Mosquée	moské	moské	mesquita	mesquita	Moskeér	清真寺
20000700	كنيس	Synagoge	synagoge	Sinagoga	Synagogue	synagoge	synagoge	sinagoga	sinagoga	Synagogor	会堂
20000702	مؤسسات دينية وعلاقات دولة	Beziehung Religion und Staat	stat og religion	Relaciones entre las instituciones religiosas y el Estado	Relations entre les institutions religieuses et l'Etat	livssynspolitikk	livssynspolitikk	instituições religiosas e relações com o estado	instituições religiosas e relações com o estado	Relation mellan stat och religiösa institutioner	宗教机构和国家的关系
20000703	زعيم ديني	Religiöses Oberhaupt	religiøs leder	Líder religioso	Chefs religieux	religiøs leder	religiøs leiar	líder religioso	líder religioso	Religiösa ledare	宗教领袖
20000704	البابا	Papst	pave	Papa	Pape	pave	pave	papa	papa	Påven	教皇
20000705	نص ديني	Religiöse Schriften	religiøs tekst	Textos religiosos	Textes religieux	hellig skrift	heilage skrifter	textos religiosos	textos religiosos	Religiösa texter	宗教文本
20000706	الكتاب المقدس	Bibel	Bibel	Biblia	Bible	Bibelen	Bibelen	Bíblia	Bíblia	Bibeln	圣经
20000707	القرآن	Koran	Koran	Corán	Coran	Koranen	Koranen	Alcorão	Alcorão	Koranen	古兰经
20000708	توراة	Thora	Tora	Tora	Torah	Toraen	Toraen	Torá	Tora	Toran	妥拉
13000000	علوم وتكنولوجيا	Wissenschaft, Technik, Forschung	videnskab og teknologi	Ciencia y tecnología	Science et technologie	vitenskap og teknologi	vitskap og teknologi	ciência e tecnologia	ciência e tecnologia	Teknik och vetenskap	科学技术
20000710	علم الطب الحيوي	Biomedizin	biomedicinsk videnskab	Ciencias biomédicas	Sciences biomédicales	biomedisin	biomedisin	ciência biomédica	ciência biomédica	Biomedicin	生物医学科学
20000711	علم التكنولوجيا الحيوية	Biotechnologie	bioteknologi	Biotecnología	Biotechnologie	bioteknologi	bioteknologi	biotecnologia	biotecnologia	Bioteknologi	生物技术
20000715	رياضيات	Mathematik	matematik	Matemática	Mathématiques	matematikk	matematikk	matemática	matemática	Matematik	数学
20000717	علوم طبيعية	Naturwissenschaft	naturvidenskab	Ciencias naturales	Sciences naturelles	naturvitenskap	naturvitskap	ciências naturais	ciências naturais	Naturvetenskap	自然科学
20000718	فلك	Astronomie	astronomi	Astronomía	Astronomie	astronomi	astronomi	astronomia	astronomia	Astronomi	天文学
20000719	علم الاحياء	Biologie	biologi	Biología	Biologie	biologi	biologi	biologia	biologia	Biologi	生物学
20000720	علم نباتات	Botanik	botanik	Botánica	Botanique	botanikk	botanikk	botânica	botânica	Botanik	植物学
20000721	علم الوراثة	Genetik	genetik	Genética	Génétique	genetikk	genetikk	genética	genética	Genetik	遗传学
20000722	علم المتحجرات	Paläontologie	palæontologi	Paleontología	Paléontologie	paleontologi	paleontologi	paleontologia	paleontologia	Paleontologi	古生物学
20000723	فيزيولوجيا (علم وظائف الاعضاء)	Physiologie	fysiologi	Fisiología	Physiologie	fysiologi	fysiologi	fisiologia	fisiologia	Fysiologi	生理学
20000724	علم حيوانات	Zoologie	zoologi	Zoología	Zoologie	zoologi	zoologi	zoologia	zoologia	Zoologi	动物学
20000725	كيمياء	Chemie	kemi	Química	Chimie	kjemi	kjemi	química	química	Kemi	化学
20000726	علم الكون	Kosmologie	kosmologi	Cosmología	Cosmologie	kosmologi	kosmologi	cosmologia	cosmologia	Kosmologi	宇宙学
20000727	علم طبقات الارض	Geologie	geologi	Geología	Géologie	geologi	geologi	geologia	geologia	Geologi	地质学
20000728	علم الاشجار	Gartenbau	havebrug	Horticultura	Horticulture	hagebruk/hortikultur	hagebruk/hortikultur	horticultura	horticultura	Hortikultur	园艺
20000729	علوم بحرية	Meeresforschung	marinevidenskab	Oceanografía	Océanographie	havforskning	havforsking	ciências marinhas	ciências marinhas	Oceanografi	海洋科学
20000730	ارصاد جوية	Meteorologie	meteorologi	Meteorología	Climatologie	meteorologi	meteorologi	meteorologia	meteorologia	Meteorologi	气象学
20000731	فيزياء	Physik	fysik	Física	Physique	fysikk	fysikk	física	física	Fysik	物理学
20000732	كهرمغناطيس	Elektromagnetismus	elektromagnetisme	Electromagnetismo	Électromagnétisme	elektromagnetisme	elektromagnetisme	eletromagnetismo	eletromagnetismo	Elektromagnetism	电磁学
20000733	فيزياء نووية	Atomphysik	atomfysik	Física nuclear	Physique nucléaire	kjernefysikk	kjernefysikk	física nuclear	física nuclear	Kärnfysik	核物理
20000734	فيزياء الجزيئات	Teilchenphysik	partikelfysik	Partículas físicas	Physique des particules	partikkelfysikk	partikkelfysikk	física de partículas	física de partículas	Partikelfysik	粒子物理
20000735	ابحاث	Forschung	videnskabelig undersøgelse	Investigación científica	Recherche scientifique	forskning	forsking	investigação científica	investigação científica	Vetenskaplig forskning	科学研究
20000736	اكتشاف وابتكار	Forschung und Entwicklung	videnskabelig innovation	Innovación científica	Innovation scientifique	innovasjon	innovasjon	inovação científica	inovação científica	Upptäckter och uppfinningar	科学创新
20000737	ابحاث طبية	Medizinische Forschung	medicinsk forskning	Investigación médica	Recherche médicale	medisinsk forskning	medisinsk forsking	investigação médica	investigação médica	Medicinsk forskning	医学研究
20000738	استكشاف علمي	Wissenschaftliche Forschung	videnskabelig ekspedition	Exploración científica	Exploration scientifique	vitenskapelig ekspedisjon	vitskapleg ekspedisjon	exploração científica	exploração científica	Vetenskaplig expedition	科学探索
20000739	برنامج فضائي	Weltraumforschung	rumfart	Exploración espacial	Exploration de l'Espace	romferd	romforsking	exploração espacial	exploração espacial	Rymdforskning	太空探索
20000740	دراسة علمية	Wissenschaftliche Veröffentlichung	videnskabelig publikation	Publicación científica	Publication scientifique	vitenskapelig publisering	vitskapleg publisering	publicação científica	publicação científica	Vetenskaplig avhandling	科技出版物
20000741	مؤسسات علمية	Wissenschaftliche Institutionen	videnskabelig institution	Institución científica	Institution scientifique	forskningsinstitusjon	forskningsinstitusjon	instituições científicas	instituições científicas	Forskningsinstitutioner	科研机构
20000742	علوم اجتماعية	Sozialwissenschaften	samfundsvidenskab	Ciencias sociales	Sciences sociales	samfunnsvitenskap	samfunnsvitskap	ciências sociais	ciências sociais	Samhällsvetenskap	社会科学
20000743	علم انسان	Anthropologie	antropologi	Antropología	Anthropologie	antropologi	antropologi	antropologia	antropologia	Antropologi	人类学
20000744	علم آثار	Archäologie	arkæologi	Arqueología	Archéologie	arkeologi	arkeologi	arqueologia	arqueologia	Arkeologi	考古学
20000745	اقتصاد	Wirtschaftswissenschaft	økonomi (videnskab)	Ciencias económicas	Sciences économiques	økonomisk vitenskap	økonomisk vitskap	economia	economia	Ekonomivetenskap	经济学
20000746	جغرافيا	Geografie	geografi	Geografía	Géographie	geografi	geografi	geografia	geografia	Geografi	地理学
20000747	تاريخ	Geschichte	historie	Historia	Histoire	historie	historie	história	história	Historia	历史学
20000748	علم المعلومات	Informationswissenschaft	informationsvidenskab	Ciencias de la información	Sciences de l'information	informasjonsvitenskap	informasjonsvitskap	ciências da informação	ciências da informação	Informationsvetenskap	信息科学
20000749	دراسة حقوق	Jura	jura	Derecho	Le droit	rettsvitenskap	rettsvitskap	direito	direito	Juridik	法学
20000750	لغويات	Linguistik	lingvistik	Lingüística	Linguistique	språkvitenskap/lingvistikk	språkvitskap/lingvistikk	linguística	linguística	Lingvistik	语言学
20000751	فلسفة	Philosophie	filosofi	Filosofía	Philosophie	filosofi	filosofi	filosofia	filosofia	Filosofi	哲学
20000752	علوم سياسية	Politikwissenschaft	statskundskab	Ciencia política	Sciences politiques	statsvitenskap	statsvitskap	ciência política	ciência política	Statsvetenskap	政治学
20000753	علم نفس	Psychologie	psykologi	Psicología	Psychologie	psykologi	psykologi	psicologia	psicologia	Psykologi	心理学
20000754	علم اجتماع	Soziologie	sociologi	Sociología	Sociologie	sosiologi	sosiologi	sociologia	sociologia	Sociologi	社会学
20000755	معايير	Standards	videnskabelig standard	Normas	Standards	vitenskapelige standarder	internasjonale standardar	normas científicas	normas científicas	Vetenskaplig standard	科学标准
20000756	تكنولوجيا وهندسة	Technologie und Technik	teknologi og teknik	Tecnología e ingeniería	Technologie et ingénierie	ingeniørvitenskap	ingeniørvitskap	tecnologia e engenharia	tecnologia e engenharia	Teknik och ingenjörskonst	技术和工程
20000716	هندسة ميكانيكية	Maschinenbau	maskiningeniør	Ingeniería mecánica	Génie mécanique	maskinteknikk	maskinteknikk	engenharia mecânica	engenharia mecânica	Maskinteknik	机械工程
20000757	هندسة فضاء	Luft- und Raumfahrttechnik	luftfartsteknologi	Ingeniería aeroespacial	Ingénierie aérospatiale	fly- og romfartsvitenskap	fly- og romfartsvitskap	engenharia aeroespacial	engenharia aeroespacial	Flyg- och rymdteknik	航空航天工程
20000758	علم صواريخ	Raketentechnik	raket	Cohetería	Fuséologie	raketteknologi	raketteknologi	ciência de foguetes	ciência de foguetes	Raketteknik	火箭
20000759	تكنولوجيا زراعية	Agrarwissenschaft	landbrugsteknologi	Agronomía	Agronomie	landbruksteknologi	landbruksteknologi	tecnologia agrícola	tecnologia agrícola	Jordbruksteknik	农业技术
20000760	هندسة مدنية	Ingenieurwesen	ingeniørvidenskab	Ingeniería civil	Ingénierie civile	byggeteknikk	byggjeteknikk	engenharia civil	engenharia civil	Väg- och vattenbyggnadsteknik	土木工程
20000761	الكترونيات	Eletrotechnik	elektronikteknik	Ingeniería electrónica	Ingénierie électronique	elektroteknikk	elektroteknikk	engenharia eletrônica	engenharia eletrónica	Elektronik	电子工程
20000762	تقنيات التعرف على الهوية	Technologie zur Identitätsprüfung	identifikationsteknologi	Tecnología de identificación	Technologie de l'identification	identifiseringsteknologi	identifiseringsteknologi	tecnologia de identificação	tecnologia de identificação	Identifieringsteknik	识别技术
20000763	علوم الكمبيوتر/معلوماتية	Informatik	informationsteknologi og datalogi	Tecnología de la información e Informática	Technologie de l'information et Informatique	informatikk	informasjons- og kommunikasjonsteknologi	tecnologias de informação	tecnologias de informação	IT/datavetenskap	信息技术与计算机科学
20001298	ذكاء اصطناعي	Künstliche Intelligenz	kunstig intelligens	Inteligencia artificial	Intelligence artificielle	kunstig intelligens	kunstig intelligens	inteligência artificial	inteligência artificial	Artificiell intelligens	人工智能
20000764	علوم مادية	Materialwissenschaft	materialevidenskab	Ciencia de los materiales	Science des matériaux	materialvitenskap	materialvitskap	ciência dos materiais	ciência dos materiais	Materialvetenskap	材料科学
20000765	علم الاحياء الدقيقة	Mikroelektronik	mikrovidenskab	Microciencias	Science de l'infiniment petit	mikrovitenskap	mikrovitskap	nanociência	nanociência	Mikrovetenskap	微观科学
20000766	تكنولوجيا الاجهزة الدقيقة	Nanotechnologie	nanoteknologi	Nanotecnología	Nanotechnologie	nanoteknologi	nanoteknologi	nanotecnologia	nanotecnologia	Nanoteknologi	纳米技术
14000000	قضايا اجتماعية	Gesellschaft, Bevölkerung	samfund	Sociedad	Société	samfunn	samfunn	sociedade	sociedade	Samhälle	社会
20000768	مجتمعات	Gesellschaft	fællesskab	Comunidades	Communauté	fellesskap	fellesskap	comunidades	comunidades	Gemenskaper	社区
20000769	شبكات تواصل اجتماعي	Soziales Netzwerk	socialt netværk	Redes sociales	Réseaux sociaux	sosiale nettverk	sosialt nettverk	redes sociais	redes sociais	Socialt nätverkande	社交网络
20001360		gemeinschaftliche Gruppen				frimurerordner og ordensselskaper	frimurarordenar og ordensselskap				
20000770	علم سكان	Bevölkerungsentwicklung	demografi	Demografía	Démographie	demografi	demografi	demografia	demografia	Demografi	人口统计
20000774	سكان واحصاء	Bevölkerungszahl	befolkning og folketælling	Población y censo	Recensement	befolkning og folketelling	befolkning og folketeljing	população e censos	população e censos	Folk och folkräkning	人口普查
20000771	هجرة	Einwanderung	indvandring	Inmigración	Immigration	innvandring	innvandring	imigração	imigração	Immigration	移居
20000773	متسللون	Illegale Einwanderung	illegal indvandrer	Inmigrantes ilegales	Immigration clandestine	ulovlig innvandring	ulovleg innvandrar	imigrantes ilegais	imigrantes ilegais	Illegala immigranter	非法移民
20000772	مغتربون	Auswanderer	emigrant	Emigrantes	Émigrés	utvandring	utvandring	emigrantes	emigrantes	Emigranter	移民
20000775	تمييز	Diskriminierung	forskelsbehandling	Discriminación	Discrimination	diskriminering	diskriminering	discriminação	discriminação	Diskriminering	歧视
20000776	تمييز عمري	Altersdiskriminierung	aldersdiskrimination	Discriminación por edad	Agisme	aldersdiskriminering	aldersdiskriminering	idadismo	idadismo	Åldersdiskriminering	年龄歧视
20000777	عنصرية	Rassismus	racisme	Racismo	Racisme	rasisme	rasisme	racismo	racismo	Rasism	种族歧视
20000778	تمييز ديني	Religiöse Diskriminierung	religiøs diskrimination	Discriminación religiosa	Discrimination religieuse	trosdiskriminering	trusdiskriminering	discriminação religiosa	discriminação religiosa	Religiös diskriminering	宗教歧视
20000779	انحياز جنسي	Sexismus	sexisme	Sexismo	Sexisme	kjønnsdiskriminering	kjønnsdiskriminering	sexismo	sexismo	Könsdiskriminering	性别歧视
20000780	اسرة	Familie	familie	Familia	Famille	familie	familie	família	família	Familjefrågor	家庭
20000781	تبن	Adoption	adoption	Adopción	Adoption	adopsjon	adopsjon	adoção	adoção	Adoption	收养
20000782	غزل	Partnerwahl	frieri	Noviazgo	Relation amoureuse	dating og kjæresteforhold	deiting og kjærasteforhold	namoro	namoro	Uppvaktning	求婚
20000783	طلاق	Scheidung	skilsmisse	Divorcio	Divorce	skilsmisse	skilsmisse	divórcio	divórcio	Skilsmässor	离婚
20000784	تنظيم الاسرة	Familienplanung	familieplanlægning	Planificación familiar	Contrôle des naissances	familieplanlegging	familieplanlegging	planejamento familiar	planeamento familiar	Familjeplanering	计划生育
20000785	اجهاض	Schwangerschaftsabbruch	abort	Aborto	Avortement	abort	abort	aborto	aborto	Abort	堕胎
20001274	وسائل منع الحمل	Verhütung	prævention	Contracepción	Contraception	prevensjon	prevensjon	contracepção	contraceção	Preventivmedel	避孕
20000786	زواج	Heirat	ægteskab	Matrimonio	Mariage	ekteskap	ekteskap	casamento	casamento	Gifta	婚姻
20000787	اباء وابناء	Eltern und Kind	forælder og barn	Padres e hijos	Relation parent-enfant	foreldreskap	foreldreskap	pais e filhos	pais e filhos	Föräldrar	父母和子女
20001359	حمل وولادة	Schwangerschaft und Geburt		Embarazo y parto	Grossesse et accouchement	graviditet og fødsel	graviditet og fødsel			Graviditet och förlossning	
20000788	رجال ونساء	Bevölkerung	befolkningsgrupper	Humanidad	L'humanité	menneskeheten	menneskeslekta	humanidade	humanidade	Mänskligheten	人类
20000789	راشدون	Erwachsener	voksen	Adultos	Adultes	voksne	vaksne	adultos	adultos	Vuxna	成年人
20000790	اطفال	Kind	barn	Niños	Enfants	barn	barn	crianças	crianças	Barn	儿童
20000791	معوقون	Behinderung	handicap	Discapacitados	Handicapés	funksjonshemming	funksjonshemming	deficiências	deficiências	funktionsvariation	身心障碍者
20000792	مثليون وسحاقيات	Homosexuelle	LGBT+	Homosexuales	Homosexualité	LHBT+	LHBT+	LGBT	LGBT	HBTQ	非异性恋者
20000793	الجنس	Geschlecht	køn	Identidad sexual	Identité sexuelle	kjønn	kjønn	gênero	género	Kön	性别
20000794	رضع	Kleinkind	spædbarn	Bebés	Bébé	spedbarn	spedbarn	bebês	bebés	Spädbarn	婴儿
20000795	اقلية وطنية او اتنية	Nationale oder ethische Minderheit	national eller etnisk minoritet	Minoría étnica o nacional	Minorité ethnique ou nationale	etnisk minoritet	etnisk minoritet	minoria étnica ou nacional	minoria étnica ou nacional	Minoriteter	少数族裔
20000797	مسنون	Senior	ældre	Tercera edad	Personnes âgées	eldre	eldre	terceira idade	cidadãos idosos	Pensionärer	老年人
20000798	مراهقون	Jugendlicher	teenager	Adolescentes	Adolescents	tenåringer	tenåring	adolescentes	adolescentes	Tonåringar	青少年
20001288	سكان أصليون	indigene Völker	oprindeligt folk	Pueblo indígena	Autochtones	urfolk	urfolk	povo indígena	povo indígena	Ursprungsbefolkning	原住民
20001327	نساء	Frauen		Mujeres	Femmes	kvinner	kvinner			Kvinnor	
20001328	رجال	Männer		Hombres	Hommes	menn	menn			Män	
20000799	وضع اجتماعي	Soziale Bedingung	sociale forhold	Condiciones sociales	Condition sociale	sosial status	sosial status	condição social	condição social	Social situation	社会环境
20000800	تشرد	Obdachlosigkeit	hjemløshed	Sin techo	Sans abris	hjemløshet	heimløyse	sem-teto	sem-abrigo	Hemlöshet	无家可归
20000801	فقر	Armut	fattigdom	Pobreza	Pauvreté	fattigdom	fattigdom	pobreza	pobreza	Fattigdom	贫困
20000802	مشكلة اجتماعية	Soziales Problem	socialt problem	Problemas sociales	Problèmes sociaux	sosiale problemer	sosiale problem	problemas sociais	problemas sociais	Sociala problem	社会问题
20000803	سلوك غير لائق	Misshandlung	stødende eller krænkende opførsel	Conducta abusiva	Harcèlement	overgrep	overgrep	maus-tratos	maus-tratos	Kränkande beteende	虐待行为
20000804	ادمان	Sucht	afhængighed og misbrug	Adicciones	Toxicomanie	avhengighet	avhengnad	adição	dependência	Beroenden	上瘾
20000805	جنوح الاحداث	Jugendkriminalität	ungdomskriminalitet	Delincuencia juvenil	Délinquance juvénile	ungdomskriminalitet	ungdomskriminalitet	delinquência juvenil	delinquência juvenil	Ungdomsbrottslighet	青少年犯罪
20000806	بغاء	Prostitution	prostitution	Prostitución	Prostitution	prostitusjon	prostitusjon	prostituição	prostituição	Prostitution	卖淫
20000807	عبودية	Sklaverei	slaveri	Esclavitud	Esclavage	slaveri	slaveri	escravatura	escravatura	Slaveri	奴役
20001193	تحرش جنسي	sexuelles Fehlverhalten	sexchikane	Acoso sexual	Harcèlement sexuel	seksuell trakassering	seksuell trakassering	má conduta sexual	má conduta sexual	Sexuellt ofredande	性行为不端
20001284	تنمر	Mobbing	mobning	Acoso	Harcèlement	mobbing	mobbing	bullying	bullying	Mobbning	霸凌
20000808	قيم	Wertvorstellung	værdier	Valores	Valeurs	verdigrunnlag	verdigrunnlag	valores	valores	Sociala värderingar	社会准则
20000810	موت ووفاة	Tod und Sterben	død og døende	Muerte y fin de vida	Fin de vie et mort	terminalfase og død	terminalfase og død	morte	morte	Livets slutskede	死亡
20000811	قتل رحيم	Sterbehilfe	aktiv dødshjælp	Eutanasia	Euthanasie	eutanasi	eutanasi	eutanásia	eutanásia	Dödshjälp	安乐死
20000812	انتحار بمساعدة	Beihilfe zum Selbstmord	assisteret selvmord	Suicidio asistido	Suicide assisté	assistert selvmord	assistert sjølvmord	suicídio assistido	suicídio assistido	Assisterat självmord	协助自杀
20000813	انتحار	Selbstmord	selvmord	Suicidio	Suicide	selvmord	sjølvmord	suicídio	suicídio	Självmord	自杀
20000814	اخلاق	Ethik	etik	Ética	Éthique	etikk	etikk	ética	ética	Etik	道德
20000815	اباحة	Pornografie	pornografi	Pornografía	Pornographie	pornografi	pornografi	pornografia	pornografia	Pornografi	色情
20000816	سلوك جنسي	SexuellesVerhalten	seksuel adfærd	Comportamiento sexual	Comportement sexuel	seksualliv	seksualliv	comportamento sexual	comportamento sexual	Sexuellt beteende	性行为
20000817	رفاهية	Sozialfürsorge	socialhjælp	Asistencia social	Protection sociale	sosialhjelp	sosialhjelp	assistência social	assistência social	Socialhjälp	福利
20000818	عمل خيري	Wohltätigkeit	velgørenhed	Beneficencia	Activités caritatives	veldedighet	velgjerd	filantropia	caridade	Välgörenhet	慈善机构
20000819	عناية طوبلة الامد	Langzeitpflege	langvarig pleje	Cuidados de largo plazo	Soins de longue durée	langtidspleie	langtidspleie	cuidados continuados	cuidados continuados	Långvård	长期护理
20000820	خدمات اجتماعية	Sozialer Dienst	social ydelse	Servicios sociales	Services sociaux	sosiale tjenester	sosiale tenester	serviços sociais	serviços sociais	Socialtjänst	社会服务
20001232	رعاية الاشخاص المسنين	Altenpflege	ældrepleje	Cuidado de ancianos	Soins aux personnes âgées	eldreomsorg	eldreomsorg	assistência a idosos	assistência a idosos	Äldrevård	老年护理
20001290	مساكن اجتماعية	Sozialer Wohnungsbau	socialt byggeri	Vivienda social	Logement social	kommunale boliger	kommunale bustader	habitação social	habitação social	Nödboende	公共房屋
20001317	خدمات رعاية الاطفال	Kinderbetreuung	børneinstitution	Cuidado infantil	Garde d'enfants	barnepass	barnepass	assistência infantil	assistência infantil	Barnomsorg	儿童保育
20001373		Diversität, Gerechtigkeit und Integration				inkludering og mangfold	inkludering og mangfald				
15000000	رياضة	Sport	sport	Deporte	Sport	sport	sport	esporte	desporto	Sport	体育
20000822	رياضة تنافسية	Disziplin	sportsgren	Deportes de competición	Discipline	idrettsgren	idrettsgren	disciplina de competição	disciplina de competição	Tävlingsidrott	竞争规则
20000823	كرة قدم اميركية	American football	amerikansk fodbold	Fútbol americano	Football américain	amerikansk fotball	amerikansk fotball	futebol americano	futebol americano	Amerikansk fotboll	美式橄榄球
20000824	نبالة	Bogenschießen	bueskydning	Tiro con arco	Tir à l'arc	bueskyting	bogeskyting	tiro com arco	tiro com arco	Bågskytte	射箭
20000825	قوس	Armbrust	armbrøst	Tiro con ballesta	Tir à l'arbalète	armbrøstskyting	armbrøstskyting	tiro com besta	tiro com besta	Armborstskytte	弩射
20000826	قوس	Langbogen	langbue	Arco largo inglés	Arc long	langbueskyting	langbogeskyting	tiro com arco longo	tiro com arco longo	Långbågeskytte	长弓射箭
20000827	العاب القوى	Leichtathletik	atletik	Atletismo en pista y campo	Athlétisme	friidrett	friidrett	atletismo	atletismo	Friidrott	田径
20000828	سباق الضواحي	Geländelauf	crossløb	Cross-country	Cross-country	terrengløp	terrengløp	corrida de cross-country	corrida de corta-mato	Terränglöpning	越野跑
20000829	عشاري	Zehnkampf	tikamp	Decatlón	Decathlon	tikamp	tikamp	decatlo	decatlo	Tiokamp	十项全能
20000830	رمي القرص	Diskuswerfen	diskoskast	Lanzamiento de disco	Lancer du disque	diskos	diskos	lançamento de disco	lançamento do disco	Diskus	铁饼
20000831	رمي المطرقة	Hammerwerfen	hammerkast	Lanzamiento de martillo	Lancer de marteau	sleggekast	sleggekast	lançamento de martelo	lançamento do martelo	Slägga	链球
20000832	سباعي	Siebenkampf	syvkamp	Heptatlón	Heptathlon	sjukamp	sjukamp	heptatlo	heptatlo	Sjukamp	七项全能
20000833	قفز عالي	Hochsprung	højdespring	Salto de altura	Saut en hauteur	høydehopp	høgdehopp	salto em altura	salto em altura	Höjdhopp	跳高
20000834	حواجز	Hürden	hækkeløb	Salto de vallas	Course de haies	hekkeløp	hekkeløp	barreiras	barreiras	Häcklöpning	跨栏
20000835	رمي الرمح	Speerwurf	spydkast	Lanzamiento de jabalina	Lancer de javelot	spydkast	spydkast	lançamento de dardo	lançamento do dardo	Spjutkastning	标枪
20000836	جري المسافات الطويلة	Langstreckenlauf	langdistanceløb	Carrera de larga distancia	Course d'endurance	langdistanseløp	langdistanseløp	corrida de fundo	corrida de fundo	Långdistanslöpning	长跑
20000837	قفز طويل	Weitsprung	længdespring	Salto de longitud	Saut en longueur	lengdehopp	lengdehopp	salto em distância	salto em comprimento	Längdhopp	跳远
20000838	سباق مسافات متوسطة	Mittelstreckenlauf	mellemdistanceløb	Carrera de media distancia	Demi-fond	mellomdistanseløp	mellomdistanseløp	corrida de meio-fundo	corrida de meio-fundo	Medeldistanslöpning	中距离跑
20000839	خماسي	Fünfkampf	femkamp	Pentatlon	Pentathlon	femkamp	femkamp	pentatlo	pentatlo	Femkamp	五项全能
20000840	القفز بالزانة	Stabhochsprung	stangspring	Salto con pértiga	Saut à la perche	stavsprang	stavsprang	salto com vara	salto à vara	Stavhopp	撑杆跳
20000841	سباق المشي	Gehen	kapgang	Marcha atlética	Marche	kappgang	kappgang	marcha atlética	marcha atlética	Gång	竞走
20000842	سباق التتابع	Staffellauf	stafetløb	Carrera de relevos	Relais	stafettløp	stafett	revezamento	estafetas	Stafett	接力跑
20000843	رمي الجلة	Kugelstoßen	kuglestød	Lanzamiento de peso	Lancer du poids	kulestøt	kulestøyt	arremesso de peso	lançamento do peso	Kulstötning	铅球
20000844	عدو سريع	Sprint	sprintløb	Sprint	Course de vitesse	sprintløp	sprintløp	sprint	sprint	Sprintdistanser	短跑
20000845	وثبة ثلاثية	Dreisprung	trespring	Triple salto	Triple saut	tresteg	tresteg	salto triplo	triplo salto	Tresteg	三级跳远
20001242	سباق الموانع	Hindernislauf (Leichtathletik)	forhindringsløb	Carrera con obstáculos	Steeple	hinderløp	hinderløp	corrida de obstáculos (atletismo)	corrida de obstáculos (atletismo)	Hinderlöpning	障碍跑
20000846	كرة القدم الاسترالية	Australian rules football	australsk fodbold	Fútbol australiano	Football australien	australsk fotball	australsk fotball	futebol australiano	futebol australiano	Australisk fotboll	澳式橄榄球
20000847	بادمنتون	Badminton	badminton	Bádminton	Badminton	badminton	badminton	badminton	badminton	Badminton	羽毛球
20000848	باندي	Bandy	bandy	Bandy	Bandy	bandy	bandy	bandy	bandy	Bandy	室外冰球
20000849	بيسبول	Baseball	baseball	Béisbol	Baseball	baseball	baseball	beisebol	beisebol	Baseboll	棒球
20000850	بيسبول بكرة مطاطية	Rubberball	rubberball baseball (nanshiki)	Béisbol con pelota blanda	Rubberball baseball	japansk baseball	japansk baseball	beisebol de bola de borracha	beisebol de bola de borracha	Baseboll med gummiboll	橡胶棒球
20000851	سلة	Basketball	basketball	Básquetbol	Basket-ball	basketball	basketball	basquete	basquetebol	Basket	篮球
20000852	بياثلون	Biathlon	skiskydning	Biatlón	Biathlon	skiskyting	skiskyting	biatlo	biatlo	Skidskytte	冬季两项
20000853	بلياردو	Billard	billard	Billar	Billard	biljard	biljard	bilhar	bilhar	Biljard	台球
20000854	بوبسلي	Bob	bobslæde	Bobsleigh	Bobsleigh	bob	bob	bobsled	bobsleigh	Bob	雪橇
20000855	بيتانك	Boules und Pètanque	bowls og petanque	Bolos y petanca	Boule anglaise et pétanque	boules og petanque	boules og petanque	petanca	petanca	Boule	地掷球
20000856	ملاكمة	Boxen	boksning	Boxeo	Boxe	boksing	boksing	boxe	boxe	Boxning	拳击
20000875	مصارعة الثيران	Stierkampf	tyrefægtning	Toros	Tauromachie	tyrefekting	tyrefekting	tourada	tourada	Tjurfäktning	斗牛
20000876	كرة القدم الكندية	Canadian Football	canadisk fodbold	Fútbol canadiense	Football canadien	kanadisk fotball	kanadisk fotball	futebol canadense	futebol canadiano	Kanadensisk fotboll	加拿大橄榄球
20000877	كانو كاياك	Kanu	kano	Canotaje	Canoë	kanopadling	kanopadling	canoagem	canoagem	Kanot (kanadensare)	划艇
20000883	رمي	Casting (Angeln)	fiskekonkurrence	Lanzamiento (pesca)	Casting (pêche)	casting	casting	casting (pesca)	casting (pesca)	Casting	钓鱼
20000884	تسلق	Bergsteigen	bjergklatring	Alpinismo	Alpinisme et escalade	fjellklatring	fjellklatring	alpinismo	alpinismo	Klättring	爬山
20000885	تسلق الجليد	Eisklettern	isklatring	Escalada en hielo	Escalade glaciaire	isklatring	isklatring	escalada no gelo	escalada no gelo	Isklättring	攀冰
20000886	تسلق الجبال	Alpinismus	bjergbestigning	Escalada alpina	Alpinisme	alpinklatring	alpinklatring	montanhismo	montanhismo	Bergsklättring	高山攀登
20000887	رياضة التسلق	Sportklettern	sportsklatring	Escalada libre	Escalade	sportsklatring	sportsklatring	escalada	escalada	Sportklättring	运动攀登
20000888	كريكيت	Kricket	cricket	Cricket	Cricket	cricket	cricket	críquete	críquete	Cricket	板球
20000889	كروكيت	Crocket	kroket	Croquet	Croquet	krokket	krokket	croquet	croquet	Krocket	门球
20000890	كيرلينغ	Curling	curling	Curling	Curling	curling	curling	curling	curling	Curling	冰壶
20000891	كيرلينغ (المانيا)	Eisstockschießen	isstok	Ice stock sport (curling bávaro)	Crosse sur glace	isstokk	isstokk	ice stock sport	ice stock sport	Isstock	冰上滑盘
20000892	دراجات	Radsport	cykelsport	Ciclismo	Cyclisme	sykling	sykling	ciclismo	ciclismo	Cykel	自行车赛
20000893	دراجات	Kunstfahren	cykelakrobatik	Ciclismo artístico	Cyclisme artistique	kunstsykling	kunstsykling	ciclismo artístico	ciclismo artístico	Konstcykling	花样自行车
20000895	بي ام اكس	BMX	bmx	Bmx	Bmx	bmx	bmx	BMX	BMX	BMX	小轮车越野赛
20000896	كرة دراجات	Radball	cykelbold	Bicibol (fútbol en bicicleta)	Cycle balle	sykkelball	sykkelball	ciclobol	ciclobol	Cykelboll	自行车足球赛
20000903	دراجات جبلية	Mountainbiken	mountainbike	Bicicleta de montaña	VTT	stisykling	stisykling	ciclismo de montanha	ciclismo de montanha	Mountainbike	山地自行车赛
20000911	رقص رياضي	Tanzen	sportsdans	Danza deportiva	Danse sportive	sportsdans	sportsdans	dança rítmica	dança rítmica	Danssport	竞技舞蹈
20000912	رمي النبلة	Dart	dart	Dardos	Fléchettes	dart	darts	dardos	dardos	Dart	飞镖
20000913	غطس	Turm- und Brettspringen	udspring	Clavado	Plongeon	stup	stup	saltos ornamentais	saltos para a água	Simhopp	跳水
20000914	الغطس من لوح ثابت	Plattform	udspring fra platform	Salto de plataforma	Plongeon plate-forme	tårnstup	tårnstuping	saltos de plataforma	saltos de plataforma	Höga hopp	跳台跳水
20000915	الغطس من لوح متحرك	Sprungbrett	udspring fra vippe	Salto de trampolín	Plongeon tremplin	sviktstup	sviktstuping	saltos de trampolim	saltos de trampolim	Svikthopp	跳板跳水
20000916	غطس متزامن	Synchronspringen Plattform	synkronudspring	Salto sincronizado	Plongeon synchronisé	synkronstup	synkronstuping	saltos ornamentais sincronizados	saltos para a água sincronizados	Synkro	双人跳水
20000918	غوص الامدادات السطحية	Unterwassersport	sportsdykning	Subacuáticos	Subaquatique	undervannssport	undervass-sport	esportes subaquáticos	desportos subaquáticos	Undervattenssport	水下运动
20000919	سباق كلاب	Hunderennen	hundeløb	Carreras de perros	Course de chiens	hundeløp	hundeløp	corrida de cães	corrida de cães	Hundsport	赛狗
20000922	دواثلون	Duathlon	duathlon	Duatlón	Duathlon	duatlon	duatlon	duatlo	duatlo	Duathlon	铁人两项
20000923	فروسية	Pferdesport	ridesport	Equitación	Équitation	hestesport	hestesport	hipismo	hipismo	Ridsport	马术
20000929	مبارزة	Fechten	fægtning	Esgrima	Escrime	fekting	fekting	esgrima	esgrima	Fäktning	击剑
20000933	هوكي	Feldhockey	hockey	Hockey sobre césped	Hockey sur gazon	landhockey	landhockey	hóquei em campo	hóquei em campo	Landhockey	曲棍球
20000934	تزلج فني على الجليد	Eiskunstlauf	kunstskøjteløb	Patinaje artístico	Patinage artistique	kunstløp	kunstløp	patinação artística	patinagem artística	Konståkning	花样滑冰
20000936	كرة اليد	Faustball	fistball	Balon puño	Fist ball	fistball	fistball	punhobol	punhobol	Fistboll	拳球
20000937	هوكي	Unihockey	floorball	Floorball	Floorball	innebandy	innebandy	floorball	floorball	Innebandy	旱地冰球
20000938	الصحن الطائر	Frisbee	frisbee	Disco volador	Frisbee	frisbee	frisbee	frisbee	disco voador	Frisbee	飞盘
20000939	كرة قدم ايرلندية	Gaelic football	gælisk fodbold	Fútbol gaélico	Football gaélique	gælisk fotball	gælisk fotball	futebol gaélico	futebol gaélico	Gaelisk fotboll	爱尔兰式橄榄球
20000940	غولف	Golf	golf	Golf	Golf	golf	golf	golfe	golfe	Golf	高尔夫
20000941	غولف	Minigolf	minigolf	Mini golf	Mini golf	minigolf	minigolf	minigolfe	minigolfe	Bangolf	迷你高尔夫
20000942	جمباز	Turnen	gymnastik	Gimnasia	Gymnastique	gymnastikk	gymnastikk	ginástica	ginástica	Gymnastik	体操
20000951	جمباز ايقاعي	Rhythmische Gymnastik	rytmisk gymnastik	Gimnasia rítmica	Gymnastique rythmique	rytmisk gymnastikk	rytmisk gymnastikk	rítmica	rítmica	Rytmisk sportgymnastik	艺术体操
20000955	ترامبولين	Trampolin (Rhythmische Gymnastik)	trampolin	Trampolín	Trampoline	trampoline	trampoline	trampolim	trampolim	Trampolin	蹦床
20001152	جمباز فني	Kunstturnen	redskabsgymnastik	Gimnasia artística	Gymnastique artistique	turn	turn	ginástica artística	ginástica artística	Artistisk gymnastik	竞技体操
20000958	كرة اليد (فريق)	Handball (Team)	håndbold	Balonmano	Handball	håndball	handball	handebol	andebol	Handboll	手球
20000959	هورنوس	Hornussen	hornuss	Hornuss	Hornuss	hornussen	hornussen	hornuss	hornuss	Hornussen	嗡嗡球
20000960	سباق خيول	Pferderennen	hestevæddeløb	Hipismo	Hippisme	hesteveddeløp	hesteveddeløp	corridas de cavalos	corridas de cavalos	Galopp	赛马
20000964	هرلينغ	Hurling	hurling	Hurling	Hurling	hurling	hurling	hurling	hurling	Hurling	爱尔兰式曲棍球
20000965	هوكي الجليد	Eishockey	ishockey	Hockey sobre hielo	Hockey sur glace	ishockey	ishockey	hóquei no gelo	hóquei no gelo	Ishockey	冰球
20000966	هوكي ذوي الاحتياجات الخاصة	Eisschlittenhockey	slædehockey	Hockey en trineo	Hockey sur luge	kjelkehockey	kjelkehockey	hóquei em trenó	hóquei em trenó	Kälkhockey	雪橇冰球
20000968	جاي ألاي	Jai Alai (Pelota)	jai alai (pelota)	Pelota vasca	Pelote basque	jai alai (pelota)	jai alai (pelota)	pelota basca	pelota basca	Pelota	回力球
20000978	كابادي	Kabaddi	kabaddi	Kabaddi	Kabaddi	kabaddi	kabaddi	kabaddi	kabaddi	Kabaddi	卡巴迪
20000979	كاياك	Kajak	kajak	Kayak	Kayak	kajakkpadling	padling	caiaque	caiaque	Kanot (kajak)	皮艇
20000986	لاكروس	Lacrosse	lacrosse	Lacrosse	Lacrosse	lacrosse	lacrosse	lacrosse	lacrosse	Lacrosse	长曲棍球
20000987	الزحافات الثلجية	Rodeln	kælk	Luge (trineo)	Luge	aking	aking	luge	luge	Rodel	坐式雪橇
20000988	ماراتون	Marathon	maratonløb	Maratón	Marathon	maraton	maraton	maratona	maratona	Maraton	马拉松
20000989	بينتاثلون حديث	Moderner Fünfkampf	moderne femkamp	Pentatlón moderno	Pentathlon moderne	moderne femkamp	moderne femkamp	pentatlo moderno	pentatlo moderno	Modern femkamp	现代五项
20000990	زورق سريع	Motorboot	motorbådssport	Motor regata	Bateau à moteur	båtsport	båtsport	corrida de barcos a motor	corrida de barcos a motor	Båtsport	摩托艇比赛
20000991	سباق الزوارق السريعة	Motorsport	motorløb	Automovilismo	Automobile	bilsport	bilsport	corrida de automóveis	corrida de automóveis	Motorsport	赛车
20000998	سباق دراجات نارية	Motorradrennen	motorcykelsport	Motociclismo	Moto	motorsykkelsport	motorsykkelsport	motociclismo	motociclismo	MC-sport	摩托车赛
20001010	كرة الشبكة	Netzball	netbold	Netbol	Netball	nettball	nettball	netball	netball	Nätboll	篮网球
20001011	سباق موجه	Orientierung	orienteringsløb	Carrera de orientación	Course d'orientation	orientering	orientering	orientação	orientação	Orientering	定向越野赛
20001012	تزلج على الثلج	Ski Orientierung	skiorientering	Orientación en esquí	Course d'orientation à skis	skiorientering	skiorientering	orientação em esqui	orientação em esqui	Skidorientering	定向滑雪
20001013	هبوط بالمظلات	Fallschirmspringen	faldskærmsudspring	Paracaidismo	Parachutisme	fallskjermhopping (presisjon)	fallskjermhopping	paraquedismo	paraquedismo	Fallskärmshoppning	跳伞
20001014	بولو	Polo	polo	Polo	Polo	polo	polo	polo	polo	Hästpolo	马球
20001015	بلياردو	Billiard	pool	Billar americano	Billard américain	pool	pool	bilhar	bilhar	Pool	台球
20001016	سباق اليخوت	Motorbootsport	powerboating	Motonáutica	Motonautisme	powerboating	powerboating	motonáutica	motonáutica	Båtracing	摩托艇赛
20001017	روديو	Rodeo	rodeo	Rodeo	Rodéo	rodeo	rodeo	rodeio	rodeio	Rodeo	牛仔竞技
20001018	بدون سرج	Bareback	bareback bronc	Bareback	Bareback (rodéo)	innridning av hest uten sal	innriding av hest utan sal	bareback	bareback	Sadellös inridning av hästar	牧人竞技
20001019	سباق البراميل	Barrel Racing	barrel racing	Barrel racing	Barrel racing (rodéo)	tønneløp	tønneløp	barrel racing	barrel racing	Barrel racing	绕桶赛
20001020	ركوب الثيران	Bullenreiten	bull riding	Rodeo de toros	Bull riding (rodéo)	okseridning	okseriding	bull riding	bull riding	Tjurridning	驯牛
20001021	صراع الثيران	Bulldogging	bulldogging	Bulldogging (rodeo)	Bulldogging (rodéo)	oksebryting	oksebryting	bulldogging	bulldogging	Steer wrestling	摔牛
20001022	روديو ربط العجل	Calf Roping	calf roping	Calf roping (rodeo)	Calf roping (rodéo)	lasso (kalv)	lasso (kalv)	calf roping	calf roping	Lasso (kalvar)	套牛犊
20001023	روديو ربط الماعز	Goat Roping	goat roping	Goat roping (rodeo)	Goat roping (rodéo)	lasso (geit)	lasso (geit)	goat roping	goat roping	Lasso (getter)	套山羊
20001024	روديو سادل برونك	Saddle Bronc	saddle bronc	Saddle bronc	Saddle bronc (rodéo)	innridning av hest med sal	innriding av hest med sal	saddle bronc	saddle bronc	Inridning (med sadel) av hästar	骑有鞍野马
20001026	تجديف	Rudern	roning	Remo	Aviron	roing	roing	remo	remo	Rodd	赛艇运动
20001038	سباق القوارب الشرعية	Segeln	sejlsport	Vela	Voile	seiling	segling	vela	vela	Segling	帆船赛
20001047	سيباك تاكرو	Sepak Takraw	sepak takraw	Sepak takraw	Sepak takraw	sepak takraw	sepak takraw	sepak takraw	sepak takraw	Sepak takraw	藤球
20001048	صولجان	Shinty	shinty	Shinty	Shinty	shinty	shinty	shinty	shinty	Shinty	简化曲棍球
20001049	رماية	Schießen	skydning	Tiro	Tir	skytesport	skytesport	tiro	tiro	Sportskytte	射击
20001055	سباق الزلاجات الصدرية	Skeleton	skeleton	Skeleton	Skeleton	skeleton	skeleton	skeleton	skeleton	Skeleton	钢架雪车
20001056	تزلج	Ski	skiløb	Esquí	Ski	skisport	skisport	esqui	esqui	Skidor	滑雪
20001057	تزلج	Ski alpin	alpint skiløb	Esquí alpino	Ski alpin	alpint	alpint	esqui alpino	esqui alpino	Alpint	高山滑雪
20001058	تزلج حر	Freestyle Ski	freestyle skiløb	Esquí estilo libre	Ski acrobatique	fristil	fristil	esqui estilo livre	esqui estilo livre	Freestyle	自由式滑雪
20001059	تزلج على العشب	Grasski	skiløb på græs	Esquí sobre césped	Ski sur herbe	gresski	grasski	esqui na grama	esqui na relva	Grässkidåkning	滑草
20001061	قفز تزلجي	Skispringen	skihop	Salto con esquí	Saut à skis	skihopp	skihopp	saltos de esqui	saltos de esqui	Backhoppning	跳台滑雪
20001149	تزلج ريفي	Skilanglauf	langrend	Esquí de fondo	Ski de fond	langrenn	langrenn	esqui de fundo	esqui de fundo	Längdåkning	越野滑雪
20001150	تزلج مركب	Nordische Kombination	nordisk kombineret	Combinada nórdica	Combiné nordique	kombinert	kombinert	combinado nórdico	combinado nórdico	Nordisk kombination	北欧两项
20001153	تيليمارك (تزلج)	Telemark-Skifahren	Telemark skiløb	Telemark (esquí)	Télémark (ski)	telemarkkjøring	telemarkkøyring	telemark	telemark	Telemark	特里马滑雪
20001062	القفز بالمظلة	Sky Diving	faldskærmsudspring (frit fald)	Salto en caída libre	Chute libre	fallskjermhopping (fritt fall)	fallskjermhopping	salto em queda livre	salto em queda livre	Sky diving	高空跳伞
20001063	سنوكر	Snooker	snooker	Snooker	Snooker	snooker	snooker	sinuca	snooker	Snooker	斯诺克台球
20001064	تزلج على الثليج	Snowboard	snowboarding	Snowboard	Snowboard	snowboard	snøbrett	snowboard	snowboard	Snowboard	滑板滑雪
20001065	قدم	Fußball	fodbold	Fútbol	Football	fotball	fotball	futebol	futebol	Fotboll	足球
20001066	سوفتبول	Softball	softball	Sóftbol	Softball	softball	softball	softball	softball	Softboll	软式垒球
20001067	تزلج سريع	Eisschnelllauf	hurtigløb på skøjter	Patinaje de velocidad	Patinage de vitesse	skøyter	skøyter	patinação (velocidade)	patinagem (velocidade)	Skridsko	速度滑冰
20001068	سكواش	Squash	squash	Squash	Squash	squash	squash	squash	squash	Squash	壁球
20001069	سومو	Sumo	sumobrydning	Sumo	Sumo	sumobryting	sumobryting	sumô	sumo	Sumobrottning	相扑
20001070	ركوب الامواج	Wellenreiten	surfing	Surf	Surf	surfing	surfing	surfe	surf	Surfing	冲浪
20001071	سباحة	Schwimmen	svømning	Natación	Natation	svømming	symjing	natação	natação	Simning	游泳
20001077	ماراثون سباحة	Langstrecke	åbent vand	Maratón de natación	Marathon de natation	maratonsvømming	maratonsymjing	maratona aquática	maratona aquática	Öppet vatten	马拉松游泳
20001083	كرة الطاولة	Tischtennis	bordtennis	Tenis de mesa	Tennis de table	bordtennis	bordtennis	tênis de mesa	ténis de mesa	Bordtennis	乒乓球
20001085	مضرب	Tennis	tennis	Tenis	Tennis	tennis	tennis	tênis	ténis	Tennis	网球
20001086	بولينغ	Bowling	bowling	Boliche	Bowling	bowling	bowling	boliche	bowling	Bowling	十柱保龄球
20001087	ترياثلون او سباق ثلاثي	Triathlon	triatlon	Triatlón	Triathlon	triatlon	triatlon	triatlo	triatlo	Triathlon	铁人三项
20001088	شد الحبل	Tauziehen	tovtrækning	Tira y afloja con cuerda	Tir à la corde	tautrekking	tautrekking	cabo de guerra	jogo da corda	Dragkamp	拔河
20001089	كرة طائرة	Volleyball	volleyball	Voleibol	Volley-ball	volleyball	volleyball	vôlei	voleibol	Volleyboll	排球
20001090	كرة طائرة شاطئية	Beachvolleyball	beachvolley	Vóley playa	Beach volley	sandvolleyball	sandvolleyball	vôlei de praia	voleibol de praia	Beachvolleyboll	沙滩排球
20001091	كرة المياه	Wasserball	vandpolo	Polo acuático	Water polo	vannpolo	vasspolo	polo aquático	polo aquático	Vattenpolo	水球
20001092	تزلج على المياه	Wasserski	vandski	Esquí náutico	Ski nautique	vannski	vasski	esqui náutico	esqui náutico	Vattenskidor	滑水
20001093	رفع اثقال	Gewichtheben	vægtløftning	Halterofilia	Haltérophilie	vektløfting	vektløfting	halterofilismo	halterofilismo	Tyngdlyftning	举重
20001097	ركمجة	Windsurfen	vindsurfing	Windsurf	Planche à voile	brettseiling	brettsegling	windsurf	windsurf	Windsurfing	帆板运动
20001098	مصارعة	Ringen	brydning	Lucha	Lutte	bryting	bryting	luta livre	luta livre	Brottning	摔跤
20001099	مصارعة حرة	Freistil Ringen	fristilsbrydning	Lucha libre	Lutte libre	fristil-bryting	fristil-bryting	estilo livre	estilo livre	Fristil	自由式摔跤
20001100	مصارعة يونانية رومانية	Griechisch-Römisch	græsk-romersk brydning	Lucha grecorromana	Lutte gréco-romaine	gresk-romersk stil	gresk-romersk stil	greco-romana	greco-romana	Grekisk-romersk stil	古典式摔跤
20001101	مصارعة سويسرية	Schweizer Ringen	schweizisk brydning	Lucha suiza	Lutte suisse	sveitsisk bryting	sveitsisk bryting	luta suíça	luta suíça	Schwingen	瑞士式摔跤
20001151	التزحلق السريع على الجليد	Shorttrack Eisschnellauf	shorttrack	Patinaje de velocidad sobre pista corta	Short-track	kortbane (skøyter)	kortbaneløp (skøyter)	patinação de pista curta	patinagem de pista curta	Shorttrack	短道速滑
20001154	شطرنج	Schach	skak	Ajedrez	Échecs	sjakk	sjakk	xadrez	xadrez	Schack	国际象棋
20001155	رياضات التزحلق	Roller-Sport	rullesport	Patinaje	Roller sports	rullesporter	rullesportar	esportes sobre patins	desportos sobre patins	Rullskridskosport	轮滑运动
20001025	هوكي	Rollerhockey	rulleskøjtehockey	Hockey sobre patines	Roller hockey	rulleskøytehockey	rulleskøytehockey	hóquei em patins	hóquei em patins	Inlinehockey	轮滑曲棍球（冰上曲棍球）
20001156	لوح تزلج	Skateboarden	skateboarding	Skateboarding	Skateboard	skateboarding	skateboarding	skate	skate	Skateboard	滑板运动
20001157	الفنون القتالية	Kampfsport	kampsport	Artes marciales	Arts martiaux	kampsport	kampsport	artes marciais	artes marciais	Kampsport	武术
20000969	جودو	Judo	judo	Judo	Judo	judo	judo	judô	judo	Judo	柔道
20000977	جوكندو	Jukendo	jukendo	Jukendo	Jukendo	jukendo	jukendo	jukendo	jukendo	Jukendo	铳剑道
20000983	كاراتيه	Karate	karate	Karate	Karaté	karate	karate	caratê	caraté	Karate	空手道
20000984	كندو	Kendo	kendo	Kendo	Kendo	kendo	kendo	kendo	kendo	Kendo	剑道
20000985	كيودو	Kyodo	kyudo	Kiudo	Kyudo	kyudo	kyudo	kyudo	kyudo	Japanskt bågskytte	弓道
20001009	ناغيناتا	Naginata	naginata	Naginata	Naginata	naginata	naginata	naginata	naginata	Naginata	薙刀
20001084	تايكواندو	Taekwon-Do	taekwondo	Taekwondo	Taekwondo	taekwondo	taekwondo	taekwondo	taekwondo	Taekwondo	跆拳道
20001102	ووشو	Wushu	wushu	Wushu	Wushu	wushu	wushu	wushu	wushu	Wushu	武术
20001231	فنون القتال المختلطة	gemischte Kampfkünste	mixed martial arts (MMA)	Artes marciales mixtas	Arts martiaux mixtes	mixed martial arts (MMA)	mixed martial arts (MMA)	artes marciais mistas	artes marciais mistas	MMA	散打
20001308	كراف مغا	Krav Maga	krav maga	Krav maga	Krav maga	krav maga	krav maga	krav maga	krav maga	Krav maga	马伽术
20001310	كيك بوكسينغ	Kickboxen	kickboksning	Kickboxing	Kick-boxing	kickboksing	kickboksing	kickboxing	kickboxing	Kickboxning	跆拳道
20001311	قتال السامبو	Sambo	sambo	Sambo (arte marcial)	Sambo (art martial)	sambo	sambo	sambo	sambo	Sambo	桑搏
20001175	سباحة متزامنة	Synchronschwimmen	synkronsvømning	Natación sincronizada	Natation synchronisée	synkronsvømming	synkronsymjing	nado sincronizado	natação sincronizada	Konstsim	花样游泳
20001081	سباحة حرة متزامنة	Synchronschwimmen frei	synkronsvømning fri rutine	Rutina libre sincronizada	Natation synchronisée programme libre	synkronsvømming friprogram	synkronsymjing friprogram	sincronizada livre	sincronizada livre	Fria programmet	自选动作（花样游泳）
20001082	سباحة متزامنة	Synchronschwimmen Disziplin	synkronsvømning teknisk rutine	Rutina técnica sincronizada	Natation synchronisée programme technique	synkronsvømming teknisk program	synkronsymjing teknisk program	sincronizada	sincronizada	Tekniska programmet	规定动作（花样游泳）
20001176	اتحاد الرغبي	Rugby	rugby	Rugby	Rugby	rugby	rugby	rúgbi	râguebi	Rugby	英式橄榄球联盟
20001035	دوري الركبي	Rugbyliga	rugby league (13-mands rugby)	Rugby a 13	Rugby à XIII	13-mannsrugby	13-mannsrugby	rúgbi de 13	râguebi de 13	Rugby League	英式橄榄球联盟赛
20001036	اتحاد الركبي	Rugby Union	rugby union (15-mands rugby)	Rugby a XV	Rugby à XV	15-mannsrugby	15-mannsrugby	rúgbi de 15	râguebi de 15	Rugby Union	联合会式橄榄球
20001037	سباعيات الرغبي	Rugby 7	rugby sevens (7-mands rugby)	Rugby 7	Rugby à VII	7-mannsrugby	7-mannsrugby	rúgbi de 7	râguebi de 7	Sjumannarugby	七人制橄榄球
20001183	رياضة إلكترونية	E-Sport	E-sport	eSports	eSports	esport	e-sport	esporte eletrônico	desporto eletrónico	Esport	电子竞技
20001240	رياضة كمال الاجسام	Bodybuilding	bodybuilding	Culturismo	Culturisme	kroppsbygging	kroppsbygging	culturismo	culturismo	Styrketräning	健美
20001281	كرة الراح	Racquetball	racketball	Raquetbol	Racquetball	racquetball	racquetball	raquetebol	raquetebol	Raquetboll	短柄墙球
20001282	رينغيت	Ringette	ringette	Ringette	Ringuette	ringette	ringette	ringette	ringette	Ringette	冰圈运动
20001286	خدمات رعاية الاطفال	Armdrücken	armlægning	Pulsear	Bras de fer	håndbak	handbak	braço de ferro	braço de ferro	Armbrytning	掰手腕
20001305	بادل تنس	Padel	padel	Pádel	Padel-tennis	padel	padel	padel	padel	Padel	笼式网球
20001306	تزلج شراعي	Kiten	kiting	Kiteboarding	Kiteboarding	kiting	kiting	kite	kite	Kitesurf	风筝运动
20001307	ركوب الامواج وقوفا	Stand Up Paddling (SUP)	stand up paddleboarding (SUP)	Stand up paddle	Stand up paddle	brettpadling (SUP)	brettpadling (SUP)	stand up paddle (SUP)	stand up paddle (SUP)	SUP	站立划水板（SUP）
20001309	فرق التشجيع	Cheerleading	cheerleading	Porrismo	Cheerleading	cheerleading	cheerleading	cheerleading	cheerleading	Cheerleeding	啦啦操
20001329	كرة السلة الثلاثيات	3×3-Basketball		Baloncesto 3x3	Basket-ball 3x3	3x3 basketball	3x3 basketball			3x3	
20001330	وايتووتر سلالوم	Kanuslalom		Piragüismo en eslalon	Canoë-kayak - Slalom	slalåmpadling	slalåmpadling			Kanotslalom	
20001331	سباق القوارب	Kanurennsport		Piragüismo en aguas tranquilas	Canoë-kayak - Ligne	sprintpadling	sprintpadling			Kanotsprint	
20001332	بي ام اكس	BMX freestyle		BMX freestyle	BMX Freestyle	bmx freestyle	bmx fristil			BMX freestyle	
20001333	سباق الدراجات على الطريق	Straßenradsport		Ciclismo en ruta	Cyclisme sur route	landeveisritt (sykling)	landevegsritt			Landsvägscykling	
20001334	دراجات المضمار	Bahnradsport		Ciclismo en pista	Cyclisme sur piste	banesykling	banesykling			Bancykel	
20001335	كرة القدم الخماسية	Kleinfeldfußball		Futbito	Foot à 5	femmerfotball	femmarfotball			5-mannafotboll	
20001336	كرة الهدف	Goalball		Golbol	Goalball	målball	målball			Goalball	
20001103	رياضة	Disziplinarmaßnahmen im Sport	disciplinær handling i sport	Acción disciplinaria en el deporte	Mesures disciplinaires dans le sport	straffereaksjoner i idretten	straffereaksjonar i idretten	medidas disciplinares no esporte	medidas disciplinares no desporto	Idrottslig bestraffning	运动纪律处分
20001104	استخدام منشطات	Doping (allgemein)	stofbrug i sport	Dopaje y medicamentos en el deporte	Médicaments autorisés dans le sport	doping	doping	dopagem (geral)	dopagem (geral)	Idrottsmedicin	使用违禁药物
20001108	حدث رياضي	Sportereignis	sportsbegivenhed	Eventos deportivos	Évènement sportif	idrettskonkurranse	idrettskonkurranse	eventos esportivos	evento desportivo	Idrottshändelse	体育赛事
20001177	دورة الألعاب الأولمبية	Olympische Spiele	Olympiske Lege (OL)	Juegos Olímpicos	Jeux olympiques	olympiske leker (OL)	olympiske leikar (OL)	jogos olímpicos	jogos olímpicos	Olympiska spel	奥林匹克运动会
20001178	ألعاب بارالمبية	Paralympische Spiele	Paralympiske Lege	Juegos paralímpicos	Jeux paralympiques	paralympics	paralympiske leikar	jogos paraolímpicos	jogos paraolímpicos	Paralympics	残疾人运动会
20001341	موسم رياضي	Sportsaison		Temporada de deporte	Saison sportive	seriespill og ranking	seriespel og ranking			Seriespel	
20001342	أدوار إقصائية	Playoffs		Fase eliminatoria	Série éliminatoire	sluttspill	sluttspel			Slutspel	
20001343	دراجات المضمار	Finale		Final deportiva	Finale	finale	finale			Final	
20001124	صناعة الرياضة	Sportindustrie	sportindustri	Industria del deporte	Industrie du sport	sportsindustri	sportsindustri	indústria do esporte	indústria do desporto	Sportindustri	体育产业
20001125	منظمة رياضية	Sportorganisation	sports -og idrætsorganisation	Organización deportiva	Organisation sportive	Idrettsorganisasjoner	Idrettsorganisasjoner	organizações esportivas	organizações desportivas	Idrottsorganisationer	体育组织
20001126	منشأة رياضية	Sportstätte	sportsarena	Infraestructuras deportivas	Site sportif	idrettsanlegg	idrettsanlegg	instalação esportiva	instalação desportiva	Idrottsarenor	体育场馆
20001148	انتقال (رياضة)	Transfer	transfermarked	Transferencia (deporte)	Transfert (sport)	overgang	overgang	transferência	transferência	Transfermarknad	运动员转会
20001301	انجاز رياضي	sportliche Leistung	sportspræstation	Logro deportivo	Exploit sportif	idrettsprestasjon	idrettsprestasjon	conquistas esportivas	conquistas desportivas	Sportsliga framgång	体育成就
20001302	رقم قياسي رياضي	Rekord	sportsrekord	Récord deportivo	Record sportif	idrettsrekord	idrettsrekord	recorde esportivo	recorde desportivo	Rekord (sport och idrott)	运动记录
20001303	ميدالية رياضية	Medaille	sportsmedalje	Medalla deportiva	Médaille sportive	idrettsmedalje	idrettsmedalje	medalha esportiva	medalha desportiva	Medaljer	体育奖牌
20001304	جائزة رياضية	sportliche Preise	sportskåring	Premio deportivo	Prix sportif	idrettsutmerkelse	idrettsutmerking	prêmio esportivo	prémio desportivo	Sportutmärkelser	体育奖
20001323	تدريب رياضي	Trainerteam		Entrenamiento deportivo	Entraînement sportif	trenere og lagledere	idrettstrenarar			Tränare	
20001324	مسؤولون رياضيون	Vereinsführung		Administración y propiedad (deporte)	Dirigeants sportifs	klubbledelse og -eiere	lagleiing og eigarar			Administratörer	
20001325	تحكيم رياضي	Schiedsrichter		Arbitraje deportivo	Arbitrage sportif	dommere	dommarar			Domare (Tävling)	
16000000	نزاعات، حرب وسلام	Krise, Krieg, Konflikte	konflikt, krig og fred	Conflicto, guerra y paz	Conflit, guerre et paix	konflikt, krig og fred	konflikt, krig og fred	conflito, guerra e paz	conflito, guerra e paz	Krig, konflikter och oroligheter	冲突、战争与和平
20000053	عمل ارهابي	Terroranschlag	terrorhandling	Atentado	Acte de terrorisme	terrorangrep	terrorangrep	terrorismo	terrorismo	Terrorhandling	恐怖活动
20000054	عمل ارهاب بيولوجي	Bioterrorismus	bioterrorisme	Acto de bioterrorismo	Bioterrorisme	bioterrorisme	bioterrorisme	atos de bioterrorismo	atos de bioterrorismo	Biologisk terrorism	生物恐怖主义活动
20000055	عمليات قصف	Bombenattentat	bombning	Atentado con bomba	Attentat à la bombe	bombeattentat	bombeattentat	atentados à bomba	atentados à bomba	Bombdåd	爆炸袭击
20000056	نزاع مسلح	Bewaffneter Konflikt	væbnet konflikt	Conflictos armados	Conflit armé	væpnet konflikt	væpna konflikt	conflito armado	conflito armado	Militära konflikter	武装冲突
20000057	حرب عصابات	Guerilla	guerillaaktivitet	Actividad guerrillera	Guérilla	geriljakrig	geriljakrig	guerrilha	guerrilha	Gerillakrig	游击活动
20000058	تدخل عسكري دولي	Internationale militärische Intervention	international militær indgriben	Intervención militar internacional	Intervention militaire internationale	militær intervensjon	militær intervensjon	intervenção militar internacional	intervenção militar internacional	Internationell militär intervention	国际军事介入
20000059	قوة حفظ السلام	Friedenstruppe	fredsbevarende styrke	Fuerza de paz	Forces de maintien de la paix	fredsstyrke	fredsstyrke	força de paz	força de paz	Fredsbevarande styrkor	维和部队
20000060	احتلال عسكري	Militärische Besetzung	militær besættelse	Ocupación militar	Forces d'occupation	militær okkupasjon	militær okkupasjon	ocupação militar	ocupação militar	Ockupation	军事占领
20000061	مفقودون في الحرب	Kriegsvermisste	savnet i kamp	Desaparecido en acción	Disparus au combat	savnet i krig	sakna i krig	desaparecidos em combate	desaparecidos em combate	Saknad i krig	战争失踪人员
20000062	حرب	Krieg	krig	Guerra	Guerre	krig	krig	guerra	guerra	Krig	战争
20000063	حرب اهلية	Bürgerkrieg	borgerkrig	Guerra civil	Guerre civile	borgerkrig	borgarkrig	guerra civil	guerra civil	Inbördeskrig	国内战争
20000065	اضطرابات اهلية	Unruhen	civil urolighed	Disturbios	Troubles civils	demonstrasjoner og opptøyer	demonstrasjonar og opptøyar	agitação civil	agitação civil	Oroligheter	内乱
20000066	تظاهرة	Demonstration	demonstration	Manifestaciones	Manifestation	demonstrasjoner	demonstrasjonar	manifestação	manifestação	Demonstrationer och protester	示威游行
20000067	تمرد	Rebellion	oprør	Rebelión	Rébellion	opprør	opprør	rebeliões	rebeliões	Uppror	叛乱
20000068	ثورة	Revolution	revolution	Revoluciones	Révolution	revolusjon	revolusjon	revoluções	revoluções	Revolution	革命
20000069	شغب	Ausschreitung	optøjer	Disturbios	Emeutes	opptøyer	opptøyar	motins	motins	Upplopp	暴乱
20000070	انقلاب	Staatsstreich	statskup	Golpe de estado	Coup d'Etat	statskupp	statskupp	golpe de estado	golpe de estado	Statskupp	政变
20000071	مجزرة	Massaker	massakre	Matanza	Massacre	massakre	massakre	massacre	massacre	Massaker	大屠杀
20000072	ابادة	Völkermord	folkedrab	Genocidio	Génocide	folkemord	folkemord	genocídio	genocídio	Folkmord	种族灭绝
20000073	عملية سلام	Friedensprozess	fredsproces	Proceso de paz	Processus de paix	fredsprosess	fredsprosess	processo de paz	processo de paz	Fredsprocess	和平进程
20000074	موفد سلام	Friedensverhandlung	fredsmægler	Enviado de paz	Émissaire de la paix	fredsmegler	fredsmeklar	enviado de paz	enviado de paz	Fredsmäklare	和平特使
20000075	خطة سلام	Friedensplan	fredsplan	Plan de paz	Plan de paix	fredsplan	fredsplan	plano de paz	plano de paz	Fredsplan	和平计划
20000076	محادثات سلام	Friedensgespräche	fredsforhandling	Negociaciones de paz	Pourparlers de paix	fredsforhandling	fredsforhandling	conversações de paz	conversações de paz	Fredssamtal	和平谈判
20000077	اعمار ما بعد الحرب	Wiederaufbau	genopbygning efter krig	Reconstrucción	Reconstruction	gjenreisning	atterreising	reconstrução pós-guerra	reconstrução pós-guerra	Återuppbyggnad	战后重建
20000078	نزع اسلحة	Abrüstung	nedrustning	Desarme	Désarmement	nedrustning	nedrusting	desarmamento	desarmamento	Nedrustning	裁军
20000079	ازالة الغام	Kampfmittelbeseitigung	ammunitionsrydning	Desminado	Déminage	rydding av miner/bomber/eksplosiver	rydding av miner/bomber/eksplosiv	neutralização de material bélico	neutralização de material bélico	Minröjning/Röjning av krigsmateriel	军火清理
20000080	سجناء ومعتقلون	Kriegsgefangene	krigsfange	Prisioneros de guerra	Prisonniers de guerre	krigsfanger	krigsfangar	prisioneiros de guerra	prisioneiros de guerra	Krigsfångar	战俘
20001361		Cyberkrieg				cyberkrigføring	cyberkrigføring			Cyberkrigföring	
17000000	طقس	Wetter	vejr	Meteorología	Météo	vær	vêr	meteorologia	meteorologia	Väder	天气
20001128	توقعات الطقس	Vorhersage	vejrudsigt	Pronóstico del tiempo	Prévisions météorologiques	værmelding	vêrmelding	previsão meteorológica	previsão meteorológica	Väderprognos	天气预报
20001129	ظاهرة احوال جوية	Wetterphänomene	vejrfænomen	Fenómenos meteorológicos	Phénomène météorologique	værfenomen	vêrfenomen	fenômenos climáticos	fenómenos climáticos	Väderfenomen	天气现象
20001130	احصاءات احوال جوية	Wetterstatistik	vejrstatistik	Estadísticas meteorológicas	Statistiques météorologiques	værstatistikk	vêrstatistikk	estatísticas climáticas	estatísticas climáticas	Väderstatistik	气象数据
20001131	تحذير احوال جوية	Unwetterwarnung	vejrvarsel	Alertas meteorológicas	Alertes météorologiques	farevarsel om vær	farevarsel om vêr	alerta meteorológico	alerta meteorológico	Vädervarning	天气预警
`,
} as const;
