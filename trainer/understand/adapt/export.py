"""Writing the adapted encoder as an ONNX file with eight-bit weights.

The graph is built node by node from the weights, so that nothing but ``onnx`` is
needed and equal weights give equal bytes. Inputs and outputs are those of
``MoveNet``: ``ids``, ``segments``, ``mask``, ``pooled`` in; ``odds``, ``meaning`` out.
"""

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

Weights = Mapping[str, NDArray[np.float32]]
EPSILON = 1e-12
FAR = 1e4
LONGEST = 256
"""Places that the shipped network knows; no sequence is longer."""


class Graph:
    """Collects the nodes and constants of a BERT with two heads."""

    def __init__(self, weights: Weights, heads: int) -> None:
        """Draw on ``weights``, named as in the network's state, with ``heads`` attention heads."""
        self._weights = weights
        self._heads = heads
        self._count = 0
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """A named constant, stored once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def number(self, name: str, value: float) -> str:
        """A named single-precision constant."""
        return self.constant(name, np.array(value, dtype=np.float32))

    def node(self, kind: str, *inputs: str, to: str = "", **attributes: object) -> str:
        """Append a node with one output and give its name."""
        self._count += 1
        out = to or f"{kind}_{self._count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"n{self._count}", **attributes))
        return out

    def linear(self, x: str, name: str, to: str = "") -> str:
        """``x @ W.T + b``."""
        weight = self.constant(f"{name}.weight.T", self._weights[f"{name}.weight"].T)
        bias = self.constant(f"{name}.bias", self._weights[f"{name}.bias"])
        return self.node("Add", self.node("MatMul", x, weight), bias, to=to)

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale = self.constant(f"{name}.weight", self._weights[f"{name}.weight"])
        shift = self.constant(f"{name}.bias", self._weights[f"{name}.bias"])
        return self.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=EPSILON)

    def embed(self) -> str:
        """Word, place and segment embeddings, normalised."""
        stem = "encoder.embeddings"
        tables = {
            kind: self._weights[f"{stem}.{kind}_embeddings.weight"]
            for kind in ("word", "token_type", "position")
        }
        words = self.node("Gather", self.constant("words", tables["word"]), "ids")
        kinds = self.node("Gather", self.constant("kinds", tables["token_type"]), "segments")
        length = self.node("Shape", "ids", start=1, end=2)
        zero, axis = self.constant("zero1", np.array([0])), self.constant("axis0", np.array([0]))
        place = self.node("Slice", self.constant("places", tables["position"][:LONGEST]), zero, length, axis)
        total = self.node("Add", self.node("Add", words, kinds), place)
        return self.norm(total, f"{stem}.LayerNorm")

    def layer(self, x: str, stem: str) -> str:
        """One transformer layer; every token sees every other, for texts run alone and without padding."""
        width = self._weights[f"{stem}.output.dense.bias"].shape[0]
        size = width // self._heads
        split = self.constant("split", np.array([0, 0, self._heads, size]))

        def part(name: str, order: tuple[int, ...]) -> str:
            shaped = self.node("Reshape", self.linear(x, f"{stem}.attention.self.{name}"), split)
            return self.node("Transpose", shaped, perm=list(order))

        scores = self.node("MatMul", part("query", (0, 2, 1, 3)), part("key", (0, 2, 3, 1)))
        scaled = self.node("Mul", scores, self.number("scale", 1 / math.sqrt(size)))
        shares = self.node("Softmax", scaled, axis=-1)
        mixed = self.node("MatMul", shares, part("value", (0, 2, 1, 3)))
        joined = self.node("Transpose", mixed, perm=[0, 2, 1, 3])
        flat = self.node("Reshape", joined, self.constant("joined", np.array([0, 0, width])))
        out = self.linear(flat, f"{stem}.attention.output.dense")
        x = self.norm(self.node("Add", out, x), f"{stem}.attention.output.LayerNorm")
        inner = self._gelu(self.linear(x, f"{stem}.intermediate.dense"))
        return self.norm(
            self.node("Add", self.linear(inner, f"{stem}.output.dense"), x), f"{stem}.output.LayerNorm"
        )

    def _gelu(self, x: str) -> str:
        """Gaussian error linear unit."""
        bent = self.node("Erf", self.node("Div", x, self.number("root2", math.sqrt(2))))
        bent = self.node("Add", bent, self.number("one", 1))
        return self.node("Mul", self.node("Mul", x, bent), self.number("half", 0.5))

    def heads(self, x: str) -> None:
        """Pool and score."""
        axis = self.constant("axis1", np.array([1]))
        here = self.node("Unsqueeze", "pooled", self.constant("axis2", np.array([2])))
        total = self.node("ReduceSum", self.node("Mul", x, here), axis, keepdims=0)
        mean = self.node("Div", total, self.node("ReduceSum", here, axis, keepdims=0))
        away = self.node("Mul", self.node("Sub", here, self.number("one", 1)), self.number("far", FAR))
        best = self.node("ReduceMax", self.node("Add", x, away), axis, keepdims=0)
        first = self.node("Gather", x, self.constant("first", np.array(0)), axis=1)
        self.linear(self.node("Concat", mean, best, first, axis=-1), "head", to="odds")
        self.linear(mean, "meaning", to="meaning")


def build(weights: Weights, heads: int) -> onnx.ModelProto:
    """The network as an ONNX model in single precision."""
    graph = Graph(weights, heads)
    x = graph.embed()
    depth = 1 + max(int(n.split(".")[3]) for n in weights if n.startswith("encoder.encoder.layer."))
    for level in range(depth):
        x = graph.layer(x, f"encoder.encoder.layer.{level}")
    graph.heads(x)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"]) for n in ("ids", "segments")]
    inputs += [helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["n", "t"])]
    outputs = [
        helper.make_tensor_value_info(out, TensorProto.FLOAT, ["n", weights[f"{name}.bias"].shape[0]])
        for out, name in (("odds", "head"), ("meaning", "meaning"))
    ]
    made = helper.make_graph(graph.nodes, "moves", inputs, outputs, list(graph.constants.values()))
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def export(weights: Weights, heads: int, target: Path) -> None:
    """Write ``target`` with eight-bit weights.

    One bit is left free (``reduce_range``), because processors without newer
    instructions would overflow and read differently.

    Args:
        weights: The network's state; word embeddings already cut to the vocabulary that ships.
        heads: Attention heads.
        target: File to write.
    """
    single = target.with_suffix(".single.onnx")
    onnx.save(build(weights, heads), single)
    quantize_dynamic(
        single,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    single.unlink()
