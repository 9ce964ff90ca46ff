"""Messages that no article could answer, and questions that look like them."""

from __future__ import annotations

import pytest

from assistant.scope import out_of_scope, small_talk


@pytest.mark.parametrize(
    "message",
    ["Hi", "Hello there!", "Good morning.", "Thank you", "OK", "¡Hola!", "Buenas tardes", "Muchas gracias.", "Vale"],
)
def test_a_greeting_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Write a poem about Peru",
        "Please write me a short story",
        "Draft a protest letter to the ambassador",
        "Redacta una carta al embajador de Chile.",
        "Is it safe to travel to Lima now?",
        "¿Es seguro viajar a Guayaquil?",
        "Can you tell me a joke?",
        "Could you translate the treaty into French?",
        "Generate some code",
        "Book a table in Lima",
        "Escribe un poema sobre el Perú",
        "Escríbeme una canción",
        "Cuéntame un chiste",
        "¿Puedes escribir una receta?",
        "Por favor, traduce el artículo al inglés",
        "Reserva un vuelo a Lima",
    ],
)
def test_other_work_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Who are you?", "What can you do?", "Who built you?", "Are you a robot?", "How do you work?",
        "¿Quién eres?", "¿Qué puedes hacer?", "¿Cómo te llamas?", "¿Eres un robot?", "¿Cómo funcionas?",
    ],
)  # fmt: skip
def test_a_question_about_the_assistant_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    ["2+2", "What is 2 + 2?", "How much is 12 * (3 - 1)?", "¿Cuánto es 7 x 8?", "Calcula 100/4", "What is 5% of 80?"],
)
def test_arithmetic_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "What do you think of the treaty?",
        "Do you think that Peru is right?",
        "What is your opinion on NATO?",
        "¿Qué opinas del acuerdo?",
        "¿Qué piensas de Chile?",
        "¿Crees que Chile cumplirá?",
    ],
)
def test_an_opinion_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize("message", ["2023", "¿2023?", "1944.", "20 December 2023", "AUKUS"])
def test_a_year_a_day_or_a_name_alone_is_in(message: str) -> None:
    assert not out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Who signed for Peru?",
        "tell me what Peru and Chile agreed",
        "Write a summary of the pact of Lima",
        "Can you list the areas that Peru and Chile agreed on?",
        "Dime qué acordaron Perú y Chile",
        "Cuéntame qué acordaron Perú y Chile",
        "Escribe un resumen del acuerdo de Lima",
        "Generate a list of the signatories",
        "What did Brazil and Peru agree on drones?",
    ],
)
def test_a_question_on_the_news_is_in_however_it_is_put(message: str) -> None:
    assert not out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Good morning, who signed for Peru?",
        "Thanks, and who signed for Chile?",
        "Hola, ¿quién firmó por Perú?",
        "Who wrote the code of conduct?",
        "What is NATO?",
        "What does the minister think of the treaty?",
        "¿Qué opina el ministro del tratado?",
        "¿Qué piensan hacer Perú y Chile?",
        "How much is 3.5 million dollars of the budget?",
        "Which story did the minister tell?",
    ],
)
def test_a_question_that_only_begins_or_sounds_like_those_is_in(message: str) -> None:
    assert not out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Tell me about the code of conduct",
        "¿Cuenta Chile con un programa de defensa?",
        "¿Envía Chile tropas a Haití?",
        "Compra de submarinos de Australia",
        "Call for a ceasefire: who signed?",
        "Who are young leaders?",
        "2023-12-20",
    ],
)
def test_words_of_other_work_in_a_question_on_news_are_in(message: str) -> None:
    assert not out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    ["Thanks a lot", "Hola, buenos días", "Could you please write a poem?", "What's your name?", "¿Te gusta Chile?"],
)
def test_other_wordings_are_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "hola, ¿cómo estás?",
        "Hello! How are you doing today?",
        "Thank you, that was helpful.",
        "Perfecto, muchas gracias por su ayuda",
        "what can you do?",
        "Hi, what can I ask you here?",
        "How can you help me?",
        "¿Qué puedo preguntar?",
        "Buenos días, ¿en qué me puede ayudar?",
        "ayuda",
    ],
)
def test_who_greets_thanks_or_asks_what_can_be_asked_is_told_that(message: str) -> None:
    assert small_talk(message) and out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "How is Peru doing?",
        "¿Cómo está la cooperación?",
        "Help for Haiti",
        "¿Qué puede hacer Perú?",
        "What can Chile do for Peru?",
        "Ayuda militar",
        "today",
        "2023",
        "?",
        "Write a poem",
    ],
)
def test_what_only_has_words_of_small_talk_is_none(message: str) -> None:
    assert not small_talk(message)


@pytest.mark.parametrize(
    "message",
    [
        "Do you personally think that the pact is fair?",
        "Is the pact fair, in your opinion?",
        "Which of the two pacts do you prefer?",
        "Who do you think gains most from it?",
        "Would you sign it?",
        "¿Estás a favor del pacto?",
        "¿Es justo el pacto, según tú?",
    ],
)
def test_the_opinion_of_the_assistant_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Should my ministry sign the pact?",
        "What should we do about smuggling?",
        "Should Ghana join the pact?",
        "Can you recommend a hotel in Quito?",
        "¿Debería nuestro país firmar? ¿Qué nos aconsejas?",
        "¿Debería Ghana firmar el pacto?",
        "Recomiéndame un hotel en Quito.",
        "¿Nos conviene el pacto?",
    ],
)
def test_advice_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Will Ghana attack Togo next year?",
        "Is Ghana going to invade Togo?",
        "Who will win the election in Ghana?",
        "Will there be a war in the Gulf?",
        "How likely is it that the pact holds?",
        "¿Quién ganará las elecciones en Ghana?",
        "¿Atacará Ghana a Togo?",
        "¿Habrá guerra en el Golfo?",
        "What will the weather be like in Accra tomorrow?",
    ],
)
def test_what_nobody_knows_yet_is_out(message: str) -> None:
    assert out_of_scope(message)


@pytest.mark.parametrize(
    "message",
    [
        "Will the two countries hold an exercise in 2026?",
        "Will Sweden join the pact?",
        "What should the states do first under the plan?",
        "Should Ghana warn Togo under the treaty?",
        "Should ships report before they enter?",
        "What happens if one of them is attacked?",
        "Who does the minister think will win?",
        "What did the report advise us to do?",
        "When should the bridge open?",
        "¿Debe el Congreso aprobarlo?",
        "¿Debería Ghana avisar a Togo según el tratado?",
        "¿Ganarán más los policías?",
        "¿Qué recomienda el informe?",
        "What did Ghana and Togo agree? Do you like it?",
    ],
)
def test_what_is_planned_or_somebody_says_is_in(message: str) -> None:
    assert not out_of_scope(message)
