"""Invented wire stories with what they agree on, written down before the extractor read them: rules are no keys to these.

Every name, meeting and text is made up. `SET` tells which stories rules may be mended on; of the others only totals are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from agreements_stories import article

from index.types import Article


@dataclass(frozen=True, slots=True)
class Unseen:
    """A story and the one agreement that it reports, if any."""

    part: Literal["mended", "held"]
    story: Article
    parties: frozenset[str] = frozenset()
    instrument: str | None = None
    areas: frozenset[str] = frozenset()
    day: date | None = None
    status: str | None = None
    officials: frozenset[tuple[str, str]] = frozenset()
    """Name and side."""
    maybe: frozenset[str] = frozenset()
    """Areas that are neither right nor wrong."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STORIES = (
    Unseen(
        "mended",
        article(
            "Paraguay y Bolivia refuerzan el control aéreo fronterizo",
            "Asunción, 9 may (EFE).- Los ministros de Defensa de Paraguay, Óscar Benítez Rolón, y de Bolivia, Edgar Mamani "
            "Quiroga, rubricaron este jueves un memorando de entendimiento para coordinar la vigilancia del espacio aéreo y "
            "frenar los vuelos ilícitos del narcotráfico.\n\n"
            "El documento, suscrito en la sede de la cartera de Defensa paraguaya, prevé el intercambio de datos de radar en "
            "tiempo real y la realización de ejercicios conjuntos dos veces al año.\n\n"
            "“Las avionetas no respetan límites y nosotros tampoco podemos trabajar de espaldas”, sostuvo Benítez Rolón en "
            "rueda de prensa.\n\n"
            "Por su parte, el titular boliviano agradeció la acogida y recordó que en 2019 los dos países firmaron un convenio "
            "de cooperación policial.\n",
            "es",
            date(2024, 5, 9),
        ),
        _set("PY BO"),
        "memorandum",
        _set("drug_trafficking information_sharing exercises"),
        date(2024, 5, 9),
        "signed",
        frozenset({("Óscar Benítez Rolón", "PY"), ("Edgar Mamani Quiroga", "BO")}),
        _set("air_policing air_defence surveillance military_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Frontex to help Albania's neighbour patrol its coast",
            "PODGORICA, Montenegro (AP) — Montenegro and the European Union's border agency signed a working arrangement on "
            "Tuesday that will let Frontex officers join coastal patrols in the southern Adriatic.\n\n"
            "Frontex chief Marta Lindqvist and Interior Minister Danilo Perovic put their names to the document at a ceremony "
            "in the capital. It replaces an arrangement from 2009.\n\n"
            "Under the deal, the agency will train 60 Montenegrin officers and share satellite pictures of boats used by people "
            "smugglers.\n\n"
            "Rights groups have criticized the agency's record elsewhere.\n",
            "en",
            date(2024, 5, 15),
        ),
        frozenset({"ME", "Frontex"}),
        "agreement",
        _set("training migrant_smuggling information_sharing"),
        date(2024, 5, 14),
        "signed",
        frozenset({("Marta Lindqvist", "Frontex"), ("Danilo Perovic", "ME")}),
        _set("border_security maritime_security migration"),
    ),
    Unseen(
        "held",
        article(
            "Guatemala, Honduras y El Salvador crean fuerza trinacional contra las pandillas",
            "Ciudad de Guatemala, 22 mar (Xinhua).- Los Gobiernos de Guatemala, Honduras y El Salvador acordaron hoy la creación "
            "de una fuerza trinacional que perseguirá a las pandillas y el tráfico de armas en las zonas fronterizas, informó "
            "la Cancillería guatemalteca.\n\n"
            "La decisión fue adoptada en una reunión de los titulares de Seguridad de los tres países, Rodrigo Estrada "
            "(Guatemala), Wilfredo Zelaya (Honduras) y Mario Escobar (El Salvador).\n\n"
            "La fuerza, integrada por 600 policías y soldados, empezará a operar en junio próximo con una sede en Esquipulas.\n",
            "es",
            date(2024, 3, 22),
        ),
        _set("GT HN SV"),
        "operation",
        _set("gangs arms_trafficking"),
        date(2024, 3, 22),
        "announced",
        frozenset({("Rodrigo Estrada", "GT"), ("Wilfredo Zelaya", "HN"), ("Mario Escobar", "SV")}),
        _set("border_security organised_crime"),
    ),
    Unseen(
        "held",
        article(
            "Seoul, Hanoi upgrade defence ties with cyber pact",
            "HANOI, Aug. 3 (Yonhap) -- South Korea and Vietnam agreed Friday to upgrade their defence ties, signing a memorandum "
            "on cyber security and peacekeeping during a visit by Defence Minister Han Seung-jae.\n\n"
            "Han and his Vietnamese counterpart, General Pham Van Quyet, also agreed to hold yearly talks between vice "
            "ministers and to expand arms industry cooperation, the ministry in Seoul said.\n\n"
            "The two countries set up diplomatic relations in 1992.\n",
            "en",
            date(2024, 8, 3),
        ),
        _set("KR VN"),
        "memorandum",
        _set("cyber peacekeeping"),
        date(2024, 8, 2),
        "signed",
        frozenset({("Han Seung-jae", "KR"), ("Pham Van Quyet", "VN")}),
        _set("defence_industry military_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Senado chileno ratifica tratado de extradición con Ecuador",
            "Valparaíso, 4 jun (EFE).- El Senado de Chile aprobó este martes por unanimidad el tratado de extradición suscrito "
            "con Ecuador en octubre pasado, que permitirá la entrega de acusados de sicariato y trata de personas.\n\n"
            "Con la aprobación de la Cámara alta concluye el trámite en el Congreso chileno; el texto entrará en vigor cuando "
            "ambos países se notifiquen la ratificación.\n\n"
            "El subsecretario del Interior, Tomás Errázuriz Vial, celebró el respaldo y dijo que el instrumento “cierra una "
            "puerta de escape”.\n",
            "es",
            date(2024, 6, 4),
        ),
        _set("CL EC"),
        "treaty",
        _set("extradition human_trafficking"),
        date(2023, 10, 1),
        "signed",
        frozenset({("Tomás Errázuriz Vial", "CL")}),
        _set("organised_crime judicial_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Kazakhstan, Uzbekistan open joint border crossing under new protocol",
            "ASTANA. KAZINFORM - A protocol on the joint control of persons and goods at the Konysbayeva crossing between "
            "Kazakhstan and Uzbekistan entered into force today, the Kazakh Border Service reported.\n\n"
            "The protocol was signed on February 12 by Erlan Abdikarimov, deputy chairman of the National Security Committee of "
            "Kazakhstan, and Rustam Yuldashev, head of Uzbekistan's State Customs Committee.\n\n"
            "Officers of both countries will work side by side and check travellers once instead of twice.\n",
            "en",
            date(2024, 5, 20),
        ),
        _set("KZ UZ"),
        "protocol",
        _set("border_security"),
        date(2024, 2, 12),
        "in_force",
        frozenset({("Erlan Abdikarimov", "KZ"), ("Rustam Yuldashev", "UZ")}),
        _set("customs"),
    ),
    Unseen(
        "held",
        article(
            "Interpol y Ameripol estrechan lazos contra la trata",
            "Lyon (Francia), 17 sep (AFP) - Interpol y Ameripol firmaron el martes un acuerdo de cooperación que da a las "
            "policías de 30 países de América acceso a las bases de datos de la organización sobre trata de personas y "
            "documentos robados.\n\n"
            "El acuerdo lleva la firma del secretario general de Interpol, Paulo Siqueira, y de la secretaria ejecutiva de "
            "Ameripol, Lucía Cárdenas Rey.\n\n"
            "“Quien vende personas no puede esconderse detrás de un pasaporte”, declaró Siqueira.\n",
            "es",
            date(2024, 9, 18),
        ),
        frozenset({"INTERPOL", "Ameripol"}),
        "agreement",
        _set("human_trafficking information_sharing"),
        date(2024, 9, 17),
        "signed",
        frozenset({("Paulo Siqueira", "INTERPOL"), ("Lucía Cárdenas Rey", "Ameripol")}),
        _set("police_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Nigeria suspends joint patrols with Benin after border killing",
            "ABUJA (Reuters) - Nigeria said on Monday it had suspended a joint patrol agreement with Benin after a customs "
            "officer was shot dead at the Seme crossing.\n\n"
            '"Until the facts are known, our officers stay on our side," Interior Minister Babatunde Oyelaran told reporters '
            "in Abuja.\n\n"
            "The 2021 agreement allowed mixed patrols up to 10 km into either country to stop fuel smuggling. Benin's foreign "
            "minister, Sévérine Hounkpatin, called the decision hasty.\n",
            "en",
            date(2024, 4, 9),
        ),
        _set("NG BJ"),
        "agreement",
        _set("smuggling"),
        date(2024, 4, 8),
        "suspended",
        frozenset({("Babatunde Oyelaran", "NG"), ("Sévérine Hounkpatin", "BJ")}),
        _set("border_security"),
    ),
    Unseen(
        "held",
        article(
            "Chile y Argentina negocian un protocolo para perseguir bandas en la cordillera",
            "Santiago, 11 oct (EFE).- Chile y Argentina negocian un protocolo que permitiría a sus policías perseguir a bandas "
            "de robo de vehículos hasta 15 kilómetros dentro del país vecino, confirmó este viernes la ministra chilena del "
            "Interior, Antonia Larraín.\n\n"
            "Delegaciones de ambos países se reunirán en Mendoza en noviembre para cerrar el texto, que aún no tiene fecha de "
            "firma, según la ministra.\n",
            "es",
            date(2024, 10, 11),
        ),
        _set("CL AR"),
        "protocol",
        _set(""),
        None,
        "proposed",
        frozenset({("Antonia Larraín", "CL")}),
        _set("border_security organised_crime police_cooperation gangs mutual_access"),
    ),
    Unseen(
        "held",
        article(
            "Italy and Tunisia renew coastguard accord",
            "Rome, 12 July (ANSA) - Italian Interior Minister Fabrizio Morandi and Tunisian Foreign Minister Hatem Jaziri on "
            "Friday renewed a five-year accord under which Rome supplies and maintains patrol boats for the Tunisian coast "
            "guard.\n\n"
            "The accord, signed at the Viminale, adds 40 million euros for radar and training, and commits Tunis to "
            "take back nationals whose asylum claims fail.\n\n"
            "Opposition lawmaker Chiara Bassi said the money buys silence.\n",
            "en",
            date(2024, 7, 12),
        ),
        _set("IT TN"),
        "agreement",
        _set("migration_returns training"),
        date(2024, 7, 12),
        "signed",
        frozenset({("Fabrizio Morandi", "IT"), ("Hatem Jaziri", "TN")}),
        _set("maritime_security migration border_security arms_procurement"),
    ),
    Unseen(
        "mended",
        article(
            "Colombia y Panamá, con apoyo de la OIM, sellan plan para el Darién",
            "Necoclí (Colombia), 30 ago (EFE).- El canciller de Colombia, Julián Restrepo Mejía, y la ministra de Relaciones "
            "Exteriores panameña, Berta Icaza, sellaron el jueves un plan de acción para ordenar el paso de migrantes por la "
            "selva del Darién y perseguir a las redes que los explotan.\n\n"
            "La Organización Internacional para las Migraciones (OIM) acompañará el plan como observadora.\n\n"
            "Los dos países se comprometen a abrir tres puestos de atención, a intercambiar información biométrica y a patrullar "
            "juntos el golfo de Urabá.\n\n"
            "A la cita asistió también el embajador de Estados Unidos en Bogotá, Peter Lang.\n",
            "es",
            date(2024, 8, 30),
        ),
        _set("CO PA"),
        "plan",
        _set("migration information_sharing"),
        date(2024, 8, 29),
        "signed",
        frozenset({("Julián Restrepo Mejía", "CO"), ("Berta Icaza", "PA"), ("Peter Lang", "US")}),
        _set("border_security migrant_smuggling human_trafficking maritime_security organised_crime"),
    ),
    Unseen(
        "mended",
        article(
            "Pacific police chiefs endorse shared response force",
            "NUKU'ALOFA, Aug 28 (RNZ) — Leaders of the Pacific Islands Forum on Wednesday endorsed a plan for a shared police "
            "force that can be sent to member countries during disasters and large events.\n\n"
            "Australia will pay A$400 million over five years for the Pacific Response Group and four training centres, Prime "
            "Minister Alan Whitcombe announced in the Tongan capital alongside Tonga's leader, Sione Fakahau, and Papua New "
            "Guinea's James Kaupa.\n\n"
            "Each country decides for itself whether it takes part.\n",
            "en",
            date(2024, 8, 28),
        ),
        frozenset({"Pacific Islands Forum"}),
        "plan",
        _set("police_cooperation training disaster_relief"),
        date(2024, 8, 28),
        "announced",
        frozenset({("Alan Whitcombe", "AU"), ("Sione Fakahau", "TO"), ("James Kaupa", "PG")}),
        _set("humanitarian"),
    ),
    Unseen(
        "held",
        article(
            "Detienen a 23 miembros de una red de tráfico de cocaína en España y Colombia",
            "Madrid, 8 nov (Europa Press) - La Policía Nacional, en colaboración con la Policía de Colombia y la DEA, ha detenido "
            "a 23 integrantes de una red que introducía cocaína por el puerto de Algeciras y se ha incautado de dos toneladas "
            "de droga.\n\n"
            "La operación ha sido posible gracias al acuerdo de cooperación policial que ambos países mantienen desde 2005, ha "
            "subrayado el comisario Andrés Lozano.\n",
            "es",
            date(2024, 11, 8),
        ),
    ),
    Unseen(
        "held",
        article(
            "Poland, Lithuania and Latvia to build joint drone wall",
            'WARSAW, June 6 (PAP) - The interior ministers of Poland, Lithuania and Latvia have agreed to build a joint "drone '
            "wall\" along their borders with Russia and Belarus, Poland's Marek Zawadzki said on Thursday after talks with his "
            "counterparts Rasa Petrauskiene and Janis Ozolins.\n\n"
            "A letter of intent is to be signed in Vilnius next month. The three will share surveillance data and buy "
            "anti-drone equipment together to counter smuggling and sabotage.\n",
            "en",
            date(2024, 6, 6),
        ),
        _set("PL LT LV"),
        None,
        _set("border_security information_sharing smuggling"),
        date(2024, 6, 6),
        "announced",
        frozenset({("Marek Zawadzki", "PL"), ("Rasa Petrauskiene", "LT"), ("Janis Ozolins", "LV")}),
        _set("surveillance hybrid_threats arms_procurement air_defence"),
    ),
    Unseen(
        "mended",
        article(
            "Perú y Colombia afianzan la lucha contra el contrabando fluvial",
            "Lima, 14 mar (Andina).- Fue suscrito este jueves en la sede de la Cancillería, en Lima, un convenio de "
            "cooperación aduanera que permitirá a Perú y Colombia controlar de manera conjunta las embarcaciones que "
            "navegan por el Putumayo.\n\n"
            "Rubricaron el documento la canciller peruana, Elvira Santolalla Prado, y su par colombiano, Germán Uribe "
            "Lozano, quienes destacaron que ambos países comparten más de 1.600 kilómetros de frontera.\n\n"
            "El convenio contempla la instalación de dos puestos de control integrado, el intercambio de información "
            "sobre cargamentos sospechosos y la capacitación de 80 agentes de aduanas.\n\n"
            "“El río dejará de ser tierra de nadie”, aseguró Santolalla.\n",
            "es",
            date(2024, 3, 14),
        ),
        _set("CO PE"),
        "agreement",
        _set("customs information_sharing smuggling training"),
        date(2024, 3, 14),
        "signed",
        frozenset({("Elvira Santolalla Prado", "PE"), ("Germán Uribe Lozano", "CO")}),
        _set("border_security"),
    ),
    Unseen(
        "mended",
        article(
            "Sudamérica estrena un sistema de alerta contra la trata",
            "Brasilia, 28 ago (EFE).- Diez países sudamericanos firmaron este miércoles en el Palacio de Itamaraty la "
            "Declaración de Brasilia, por la que crean un sistema de alerta temprana sobre víctimas de trata.\n\n"
            "Los firmantes son Argentina, Bolivia, Brasil, Chile, Colombia, Ecuador, Paraguay, Perú, Surinam y Uruguay. "
            "Venezuela, que asistió a la cita, no suscribió el texto.\n\n"
            "“Cada minuto cuenta”, dijo la ministra brasileña de Justicia, Luciana Prado Neves.\n\n"
            "El sistema conectará a las policías las 24 horas y dispondrá de un fondo común de 8 millones de dólares, "
            "según explicó el canciller de Bolivia, Rómulo Choque.\n",
            "es",
            date(2024, 8, 28),
        ),
        _set("AR BO BR CL CO EC PE PY SR UY"),
        "joint_statement",
        _set("human_trafficking"),
        date(2024, 8, 28),
        "signed",
        frozenset({("Luciana Prado Neves", "BR"), ("Rómulo Choque", "BO")}),
        _set("information_sharing police_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Madrid y París extienden a los puertos sus equipos policiales mixtos",
            "París, 3 dic (Servimedia) - Los titulares de Interior de España y Francia, Javier Olmedo y Bruno Castel, han"
            " firmado este martes en el Hôtel de Beauvau una declaración de intenciones para ampliar a los puertos de "
            "Algeciras y El Havre los equipos mixtos que ya operan en la frontera pirenaica.\n\n"
            "Los equipos, formados por diez agentes de cada cuerpo, inspeccionarán contenedores sospechosos de "
            "transportar cocaína.\n\n"
            "Castel ha avanzado que Bélgica y los Países Bajos podrían sumarse en 2025.\n",
            "es",
            date(2024, 12, 3),
        ),
        _set("ES FR"),
        "joint_statement",
        _set("drug_trafficking police_cooperation"),
        date(2024, 12, 3),
        "signed",
        frozenset({("Bruno Castel", "FR"), ("Javier Olmedo", "ES")}),
        _set("border_security customs"),
    ),
    Unseen(
        "mended",
        article(
            "Chile promulga el acuerdo con Argentina sobre asistencia ante desastres",
            "Santiago, 23 sep (EFE).- Entró en vigor este lunes, con su publicación en el Diario Oficial chileno, el "
            "acuerdo entre Chile y Argentina sobre asistencia mutua en catástrofes, firmado en Mendoza el 14 de mayo de "
            "2022.\n\n"
            "El instrumento simplifica el paso de brigadas de rescate y de ayuda humanitaria por los pasos cordilleranos.\n\n"
            "La subsecretaria de Relaciones Exteriores, Macarena Undurraga, señaló que “la cordillera ya no será un muro "
            "en la emergencia”.\n",
            "es",
            date(2024, 9, 23),
        ),
        _set("AR CL"),
        "agreement",
        _set("disaster_relief humanitarian"),
        date(2022, 5, 14),
        "in_force",
        frozenset({("Macarena Undurraga", "CL")}),
        _set("border_security civil_protection search_and_rescue"),
    ),
    Unseen(
        "mended",
        article(
            "Five Balkan states sign gun registry convention",
            "SKOPJE, Nov 14 (MIA) - Albania, Bosnia and Herzegovina, Montenegro, North Macedonia and Serbia on Thursday "
            "signed a convention on a shared registry of firearms, host Prime Minister Goran Trajkovski announced.\n\n"
            "Kosovo will be able to consult the registry but did not sign.\n\n"
            "The signatories undertake to trace every seized weapon within ten days and to train ballistics experts "
            "together, according to Serbian Interior Minister Dragana Ilic.\n\n"
            "The OSCE, which sponsored the negotiations, will audit the registry.\n",
            "en",
            date(2024, 11, 14),
        ),
        _set("AL BA ME MK RS"),
        "treaty",
        _set("arms_trafficking information_sharing training"),
        date(2024, 11, 14),
        "signed",
        frozenset({("Dragana Ilic", "RS"), ("Goran Trajkovski", "MK")}),
        _set(""),
    ),
    Unseen(
        "mended",
        article(
            "Lima y Santiago acuerdan patrullar juntos la Línea de la Concordia",
            "Tacna (Perú), 6 ago (EFE).- Lima y Santiago acordaron este martes poner en marcha patrullas conjuntas en la "
            "Línea de la Concordia para frenar la trata de personas y el tráfico ilícito de migrantes, anunciaron las "
            "autoridades peruanas.\n\n"
            "El acuerdo se alcanzó en una reunión celebrada en Tacna entre el titular de Interior, Julio Arrunátegui Paz,"
            " y la subsecretaria chilena de Prevención del Delito, Carolina Iturra Godoy.\n\n"
            "Los dos gobiernos compartirán, además, las listas de pasajeros de los autobuses que cruzan por Chacalluta.\n\n"
            "Las patrullas empezarán el 1 de septiembre y tendrán una duración inicial de seis meses.\n",
            "es",
            date(2024, 8, 6),
        ),
        _set("CL PE"),
        "agreement",
        _set("human_trafficking information_sharing migrant_smuggling"),
        date(2024, 8, 6),
        "announced",
        frozenset({("Carolina Iturra Godoy", "CL"), ("Julio Arrunátegui Paz", "PE")}),
        _set("border_security migration police_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Sellan en Cusco una alianza antidrogas Ecuador, Perú y Bolivia",
            "Cusco (Perú), 3 oct (Xinhua).- Los ministros del Interior de Ecuador, Perú y Bolivia dieron vida este jueves"
            " a la Alianza Andina Antidrogas, mecanismo que coordinará las operaciones aéreas y fluviales contra el "
            "narcotráfico en la cuenca amazónica.\n\n"
            "La declaración que da origen al bloque fue firmada en el Qorikancha por Rafael Montúfar (Ecuador), Nelly "
            "Quispe Vargas (Perú) y Gonzalo Arce Terrazas (Bolivia).\n\n"
            "Como observadores acudieron representantes de Brasil y de la Oficina de las Naciones Unidas contra la Droga "
            "y el Delito (UNODC).\n\n"
            "Los tres países se comprometieron a crear un centro de inteligencia con sede en Iquitos y a celebrar "
            "ejercicios conjuntos cada año.\n",
            "es",
            date(2024, 10, 3),
        ),
        _set("BO EC PE"),
        "joint_statement",
        _set("drug_trafficking exercises intelligence"),
        date(2024, 10, 3),
        "signed",
        frozenset({("Gonzalo Arce Terrazas", "BO"), ("Nelly Quispe Vargas", "PE"), ("Rafael Montúfar", "EC")}),
        _set("air_policing information_sharing military_cooperation police_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Frontex desplegará agentes en los aeropuertos de Cabo Verde",
            "Praia, 25 ene (Lusa) - El Gobierno caboverdiano y la agencia europea Frontex firmaron este jueves un acuerdo"
            " de trabajo por el que 40 agentes de la agencia apoyarán el control de pasajeros en los aeropuertos de "
            "Praia, Sal y Mindelo.\n\n"
            "Por Cabo Verde suscribió el texto el ministro de Administración Interna, Paulo Évora Lopes, y por Frontex su"
            " director ejecutivo adjunto, Lars Sandgren.\n\n"
            "El acuerdo prevé formación para la policía local y la detección de documentos falsos.\n\n"
            "Es el segundo de este tipo en África Occidental, tras el rubricado en 2023 con Senegal.\n",
            "es",
            date(2024, 1, 25),
        ),
        _set("CV Frontex"),
        "agreement",
        _set("border_security training"),
        date(2024, 1, 25),
        "signed",
        frozenset({("Lars Sandgren", "Frontex"), ("Paulo Évora Lopes", "CV")}),
        _set("migration"),
    ),
    Unseen(
        "mended",
        article(
            "Gulf of Guinea navies extend patrol compact",
            "LOME, Togo, June 27 (PANA) - Benin, Ghana, Nigeria and Togo extended for three years a compact that lets "
            "their navies chase pirates into each other's waters.\n\n"
            "The extension was signed Thursday in Lome by the four navy chiefs, among them Nigeria's Vice Admiral Ibrahim"
            " Danjuma and Ghana's Rear Admiral Kofi Asante.\n\n"
            "Since 2021 the compact has cut attacks by half, said Commodore Ayao Lawson of Togo, who chairs the group. "
            "Cameroon attended as an observer.\n\n"
            "A joint information centre will open in Cotonou in September.\n",
            "en",
            date(2024, 6, 27),
        ),
        _set("BJ GH NG TG"),
        "agreement",
        _set("information_sharing piracy"),
        date(2024, 6, 27),
        "signed",
        frozenset({("Ayao Lawson", "TG"), ("Ibrahim Danjuma", "NG"), ("Kofi Asante", "GH")}),
        _set("maritime_security military_cooperation"),
    ),
    Unseen(
        "mended",
        article(
            "Jordan and Iraq put truck-scanning protocol to work",
            "AMMAN, May 2 (Petra) -- A customs protocol between Jordan and Iraq took effect on Thursday, allowing lorries"
            " to be scanned once at the Karameh crossing instead of twice.\n\n"
            "The protocol, signed in Baghdad on 3 March by Jordan's customs director, Ziad Haddadin, and Iraqi Border "
            "Ports chief Omar al-Jubouri, also sets up a hotline on captagon shipments.\n",
            "en",
            date(2024, 5, 2),
        ),
        _set("IQ JO"),
        "protocol",
        _set("customs"),
        date(2024, 3, 3),
        "in_force",
        frozenset({("Omar al-Jubouri", "IQ"), ("Ziad Haddadin", "JO")}),
        _set("border_security drug_trafficking information_sharing"),
    ),
)
