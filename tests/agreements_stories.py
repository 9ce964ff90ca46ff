"""Short stories on agreements, made up for the tests, in both languages."""

from __future__ import annotations

from datetime import date

from index.types import Article
from index.wire import read_wire


def article(title: str, body: str, language: str = "en", published: date | None = date(2024, 5, 15)) -> Article:
    """A story as the index keeps it."""
    told = read_wire(body, published, date(2025, 1, 1))
    return Article(
        title[:12], 1, title, body, language, "test", "0",
        published=published, event_date=told.event_date, event_date_basis=told.basis, dateline_place=told.place,
    )  # fmt: skip


TREATY = article(
    "Kenya and Uganda sign treaty on lake patrols",
    "KAMPALA, May 15 — Kenya and Uganda signed a treaty on Wednesday on joint patrols of Lake Victoria, where armed gangs rob "
    "fishermen.\n\n"
    "Kenyan Interior Minister Grace Wanjala and Uganda's Minister of Internal Affairs, Peter Okello, signed the document in "
    "Kampala.\n\n"
    "The treaty covers four areas: piracy, illegal fishing, arms trafficking and search and rescue. The two governments will "
    "set up a joint operations centre in Kisumu and share information every day.\n\n"
    "Tanzania, which also borders the lake, sent an observer. A similar pact signed in 2009 between Kenya and Somalia was never "
    "applied, said the analyst John Mwangi.\n\n"
    "Parliament in Nairobi must ratify the treaty before it enters into force.",
)
ACUERDO = article(
    "Panamá y Costa Rica acuerdan un plan conjunto contra el narcotráfico",
    "San José, 15 may (EFE).- Los ministros de Seguridad de Panamá y Costa Rica acordaron este miércoles en San José un plan de "
    "acción contra el narcotráfico y el lavado de dinero.\n\n"
    "El ministro de Seguridad costarricense, Luis Mora, y su homólogo panameño, Raúl Pinto, presentaron el plan tras una "
    "reunión.\n\n"
    "Las policías de ambos países intercambiarán información y harán patrullajes conjuntos en la frontera. También se "
    "comprometieron a capacitar a 200 agentes.\n\n"
    "“Esto va a cambiar la vida de la gente de la frontera, y lo vamos a notar muy pronto”, dijo Pinto.\n",
    "es",
)
MOU = article(
    "Norway, Iceland agree to share sonar data",
    "Oslo, May 15. – Norway and Iceland have agreed a memorandum of understanding under which their coast guards will exchange "
    "sonar data on submarines, the two defence ministries announced on Wednesday.\n\n"
    "The memorandum, known as the Arctic Ear, was announced by Norwegian Defence Minister Kari Lunde at a press conference in "
    "Oslo, after months of talks amid growing Russian activity in the North Atlantic.\n\n"
    "Iceland is to host a monitoring station.\n",
)
SUSPENDED = article(
    "Moldova suspende el convenio de seguridad con Armenia",
    "Chisináu, 15 may. – Moldavia suspendió este miércoles el convenio de cooperación en seguridad que firmó con Armenia en "
    "2015, informó el ministro del Interior moldavo, Ion Rusu.\n\n"
    "El convenio permitía el intercambio de datos sobre extranjeros.\n",
    "es",
)
PROPOSED = article(
    "Ghana proposes security pact to Togo",
    "Accra, May 15. – Ghana has proposed a security pact to Togo that would allow hot pursuit across the border, Ghanaian "
    "Foreign Minister Ama Boateng said on Wednesday.\n\n"
    "Under the proposal, the two armies would share intelligence on extremist groups. Lomé has not answered yet.\n",
)
PATROLS = article(
    "Filipinas y Vietnam inician patrullas conjuntas en el mar",
    "Manila, 15 may. – Las armadas de Filipinas y Vietnam comenzaron este miércoles patrullas conjuntas contra la pesca ilegal, "
    "en virtud de un acuerdo firmado en enero.\n\n"
    "Las patrullas durarán tres semanas y terminarán en el puerto de Da Nang.\n",
    "es",
)
TWO = article(
    "Poland and Latvia sign two agreements on defence",
    "RIGA, May 15 — Poland and Latvia signed two agreements in Riga on Wednesday.\n\n"
    "The first agreement lets Polish troops use two Latvian bases. It will also allow joint exercises.\n\n"
    "The second agreement is about cyber security. The two countries will share data on attacks.\n\n"
    "Latvian Prime Minister Anna Ozola and her Polish counterpart, Jan Nowak, signed both.\n",
)
NONE = (
    article(
        "Flood kills 12 in northern Peru",
        "Piura, May 15. – A flood killed 12 people in the north of Peru on Wednesday. The army sent helicopters. President Rosa "
        "Quispe visited the region and promised help.\n",
    ),
    article(
        "Police in Spain and Italy arrest 40 in operation against smugglers",
        "Madrid, May 15. – Police in Spain and Italy arrested 40 people in a joint operation against migrant smugglers on "
        "Wednesday.\n\nOfficers seized 12 boats and rescued 80 people.\n",
    ),
    article(
        "El precio del cobre sube en Chile",
        "Santiago, 15 may. – El precio del cobre subió este miércoles en Chile un 2 por ciento. El ministro de Hacienda, Pedro "
        "Rojas, dijo que la subida ayudará al presupuesto.\n",
        "es",
    ),
)
