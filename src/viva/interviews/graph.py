"""The turn as a LangGraph graph: quick check → adapt → choose next → ask.

LangGraph is slow to import; only `wiring` loads this module, in the background of the start.
There is no checkpointer: all durable state is in our own tables.
"""

from typing import TypedDict

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from viva.evaluation.schemas import QuickCheck
from viva.interviews.turn_rules import TurnRequest, adapt, check_answer, choose_next
from viva.questions.choosers import Choosers
from viva.questions.schemas import Question


class TurnState(TypedDict, total=False):
    request: TurnRequest
    check: QuickCheck | None
    abilities: dict[str, float]
    question: Question | None


class TurnGraph:
    """Runs one turn; holds no state between turns, so any instance can serve the next one."""

    def __init__(self, choosers: Choosers) -> None:
        self._choosers = choosers
        self._graph = self._compile()

    async def next_question(self, request: TurnRequest) -> Question | None:
        """The question after this answer; None when the interview is over."""
        state = await self._graph.ainvoke({"request": request})
        question = state.get("question")
        return question if isinstance(question, Question) else None

    def _compile(self) -> CompiledStateGraph[TurnState, None, TurnState, TurnState]:
        builder = StateGraph(TurnState)
        builder.add_node("quick_check", self._quick_check)
        builder.add_node("adapt", self._adapt)
        builder.add_node("choose_next", self._choose_next)
        builder.add_edge(START, "quick_check")
        builder.add_edge("quick_check", "adapt")
        builder.add_edge("adapt", "choose_next")
        builder.add_edge("choose_next", END)
        return builder.compile()

    async def _quick_check(self, state: TurnState) -> TurnState:
        return {"check": check_answer(state["request"].current)}

    async def _adapt(self, state: TurnState) -> TurnState:
        return {"abilities": adapt(state["request"], state["check"])}

    async def _choose_next(self, state: TurnState) -> TurnState:
        request = state["request"]
        chooser = self._choosers.get(request.context.pack)
        return {"question": choose_next(request, state["check"], state["abilities"], chooser)}
