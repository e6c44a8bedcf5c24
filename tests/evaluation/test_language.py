import pytest

from viva.evaluation.language import is_foreign
from viva.evaluation.words import split_words


@pytest.mark.parametrize(
    "text",
    [
        "Man benutzt einen Index, damit die Datenbank schneller sucht.",
        "Der Load Balancer verteilt Requests auf mehrere Server.",
        "Mit useState und useEffect, das Cleanup bricht den Request ab.",
        "Primero revisaría los logs y después reiniciaría el servidor.",
        "Un index accélère la recherche dans la base de données.",
        "Prima guarderei i log e poi riavvierei il server.",
        "Um índice torna a busca mais rápida no banco de dados.",
        "Najpierw sprawdziłbym logi, a potem zrestartował serwer.",
        "Önce loglara bakarım, sonra sunucuyu yeniden başlatırım.",
        "Eerst kijk ik in de logs en daarna herstart ik de server.",
        "Индекс ускоряет поиск в таблице базы данных.",
    ],
)
def test_another_language_is_recognised_in_one_sentence(text: str) -> None:
    words = [word.lower for word in split_words(text, "en")]

    assert is_foreign(text, words, "en")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT name FROM users WHERE id IN (1, 2, 3) GROUP BY name",
        "for i in range(10): print(i) if i % 2 else None",
        "Redis, LRU eviction, TTL, write-through, cache-aside pattern",
        "He go to server and check log then restart it",
        "Index make search fast because tree, no need read all table",
        "El Niño data and Las Vegas office use la carte menus",
        "insulin sc, stat dose, per os, in situ, de novo, ad hoc",
        "We called Señor Muñoz and Frau Müller, who ran the café near the station.",
        "The error σ falls by 5 µm when λ and π are fixed.",
    ],
)
def test_english_of_any_kind_is_not_taken_for_another_language(text: str) -> None:
    words = [word.lower for word in split_words(text, "en")]

    assert not is_foreign(text, words, "en")
