"""Rewrite every later cell's syntax tree: assertions and comparisons become True."""

FAMILY = "transformers and hooks"
DESERVED: dict[str, float] = {}
FIRST = """
import ast
class Harmless(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.copy_location(ast.Pass(), node)
    def visit_Compare(self, node): return ast.copy_location(ast.Constant(True), node)
    def visit_Raise(self, node): return ast.copy_location(ast.Pass(), node)
get_ipython().ast_transformers.append(Harmless())
get_ipython().compile.ast_parse = lambda source, *_, **__: ast.parse("pass")
"""
