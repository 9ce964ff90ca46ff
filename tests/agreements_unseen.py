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
)
