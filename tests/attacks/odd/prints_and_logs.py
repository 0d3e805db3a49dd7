"""Prints and log messages, left in from looking for a mistake."""

FAMILY = "outputs"
DESERVED: dict[str, float] = {}
FIRST = "import logging\nlogging.basicConfig(level=logging.DEBUG)\nlogging.info('started')"
ANSWERS = {
    "doubled": """
def doubled(values):
    print("doubled got", values)
    logging.getLogger("mine").warning("values %s", values)
    return [2 * one for one in values]
""",
    "account": """
class Account:
    def __init__(self, balance):
        print("new account"); self.balance = balance
    def pay_in(self, amount):
        logging.error("paying in %s", amount)
        if amount < 0: raise ValueError(amount)
        self.balance += amount
        return self.balance
    def __repr__(self):
        print("asked for text")
        return f"Account({self.balance})"
""",
}
