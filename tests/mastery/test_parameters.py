"""openclass_nb.mastery.parameters"""

import pickle

from openclass_nb.mastery import Normal, Parameters, Settings


def test_a_label_says_how_hard_and_how_sure() -> None:
    """An author who names a difficulty narrows it; without a name it is of medium difficulty, less surely."""
    parameters = Parameters()
    assert [parameters.label(name) for name in ("easy", "medium", "hard", None)] == [
        Normal(-0.8, 0.4),
        Normal(0.0, 0.4),
        Normal(0.8, 0.4),
        Normal(0.0, 0.6),
    ]


def test_settings_can_be_sent_to_another_process() -> None:
    """Simulations and large classes are spread over processes."""
    settings = Settings(difficulty={"a": Normal(1.0, 0.1)})
    assert pickle.loads(pickle.dumps(settings)) == settings
