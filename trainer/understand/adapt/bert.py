"""BERT as it is used here: word pieces in, states out, weights read from a folder as the hub has them.

The names of the parts are those of the published files, so that these load as
they are. Written out because importing the library that has every model takes
longer than a person should wait for a game.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

FAR = 1e4
"""Taken from the attention to what is not there."""
FILES = ("config.json", "model.safetensors", "vocab.txt")
"""What is needed of a folder on the hub."""


def local_folder(source: str, revision: str | None, files: Sequence[str] = FILES) -> Path:
    """The folder of an encoder: the one named, or a copy of the hub's, fetched if it is not there yet.

    Args:
        source: Folder, or name on the hub.
        revision: Pinned revision of a hub name.
        files: What is fetched.

    Raises:
        OSError: There is no such folder, and the hub has no such name or cannot be reached.
    """
    folder = Path(source).expanduser()
    if folder.is_dir():
        return folder
    if folder.is_absolute() or source.startswith("."):
        raise FileNotFoundError(f"there is no folder {source}")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        return Path(snapshot_download(source, revision=revision, allow_patterns=list(files)))
    except HFValidationError as problem:
        raise FileNotFoundError(f"{source} is neither a folder nor a name on the hub") from problem


def vocabulary_of(folder: Path) -> list[str]:
    """All word pieces of an encoder, by number."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]


class Part(nn.Module):
    """A named group of parts."""

    def __init__(self, parts: Mapping[str, nn.Module]) -> None:
        """Hold ``parts`` under their names."""
        super().__init__()
        for name, part in parts.items():
            self.add_module(name, part)


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float) -> None:
        """Build it untrained."""
        super().__init__()
        self._heads = heads
        threes = {name: nn.Linear(width, width) for name in ("query", "key", "value")}
        norms = [nn.LayerNorm(width, eps=epsilon) for _ in range(2)]
        out = Part({"dense": nn.Linear(width, width), "LayerNorm": norms[0]})
        self.attention = Part({"self": Part(threes), "output": out})
        self.intermediate = Part({"dense": nn.Linear(width, inner)})
        self.output = Part({"dense": nn.Linear(inner, width), "LayerNorm": norms[1]})

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States after the layer, from states and what is added to the attention."""
        own: Any = self.attention.self
        out: Any = self.attention.output
        query, key, value = (self._split(part(x)) for part in (own.query, own.key, own.value))
        shares = (query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5 + bias).softmax(-1)
        mixed = (shares @ value).transpose(1, 2).flatten(2)
        x = out.LayerNorm(out.dense(mixed) + x)
        last: Any = self.output
        between: Any = self.intermediate.dense
        return last.LayerNorm(last.dense(nn.functional.gelu(between(x))) + x)

    def _split(self, x: Tensor) -> Tensor:
        """Sequences x tokens x width as sequences x heads x tokens x parts of the width."""
        return x.unflatten(-1, (self._heads, -1)).transpose(1, 2)


class Bert(nn.Module):
    """The encoder."""

    def __init__(self, config: dict[str, Any], pieces: int) -> None:
        """Build it untrained.

        Args:
            config: As published beside the weights.
            pieces: Number of word pieces.
        """
        super().__init__()
        self.width: int = config["hidden_size"]
        self.heads: int = config["num_attention_heads"]
        epsilon = config["layer_norm_eps"]
        tables = {
            "word_embeddings": pieces,
            "position_embeddings": config["max_position_embeddings"],
            "token_type_embeddings": config["type_vocab_size"],
        }
        norm = nn.LayerNorm(self.width, eps=epsilon)
        embeddings = {name: nn.Embedding(count, self.width) for name, count in tables.items()}
        self.embeddings = Part({**embeddings, "LayerNorm": norm})
        count, inner = config["num_hidden_layers"], config["intermediate_size"]
        layers = [Layer(self.width, inner, self.heads, epsilon) for _ in range(count)]
        self.encoder = Part({"layer": nn.ModuleList(layers)})

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor) -> Tensor:
        """Last states, sequences x tokens x width; see ``encoder.sequence`` for the inputs."""
        parts: Any = self.embeddings
        places = parts.position_embeddings.weight[: ids.shape[1]]
        x = parts.LayerNorm(parts.word_embeddings(ids) + parts.token_type_embeddings(segments) + places)
        bias = ((mask - 1) * FAR)[:, None, None, :].to(x.dtype)
        layers: Any = self.encoder.layer
        for layer in layers:
            x = layer(x, bias)
        return x


def load_bert(folder: Path, kept: Sequence[int]) -> Bert:
    """An encoder from its folder, with the word pieces ``kept`` alone.

    Word embeddings are frozen: most words of a trainee are in no exemplar.

    Args:
        folder: Has ``FILES``.
        kept: Numbers of word pieces, in their new order.

    Raises:
        OSError: A file is missing.
        ValueError: It is no BERT, or its weights are not those of its configuration.
    """
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if config.get("model_type") != "bert":
        raise ValueError(f"a BERT encoder is needed, not {config.get('model_type')}")
    weights = load_file(folder / "model.safetensors")
    word = "embeddings.word_embeddings.weight"
    weights[word] = weights[word][torch.tensor(kept)]
    bert = Bert(config, len(kept))
    own = bert.state_dict()
    missing = own.keys() - weights.keys()
    if missing:
        raise ValueError(f"the weights lack {min(missing)}")
    bert.load_state_dict({name: weights[name] for name in own})
    bert.embeddings.get_submodule("word_embeddings").requires_grad_(requires_grad=False)
    return bert
