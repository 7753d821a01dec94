"""A model in this process: loading it with every flag said, and asking it. Only the worker imports this.

Flags, each for a reason: no network (an offline machine would hang for 23 s), no
code from the model's folder, safetensors only, and a number type of our own
choice, because the checkpoint's own can be 2.6 times slower on a machine
without bfloat16.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.voice.asking import Asked, messages, task, tidied

WARMTH = 0.8
"""Temperature: enough for different drafts."""

NUCLEUS = 0.95
"""Probability mass that a draft is drawn from."""

MOST_TOKENS = 160
"""Tokens of the longest draft."""


class UnusableModelError(Exception):
    """A folder cannot be used as a model; the message says why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One answer of a model."""

    text: str
    """The words."""
    cut: bool
    """Whether it was cut off by the limit of tokens."""


class Model:
    """A model that is loaded."""

    def __init__(self, network: Any, tokenizer: Any, *, encodes: bool) -> None:
        """Wrap what was loaded; ``encodes`` tells the kind that turns one text into another."""
        self._network = network
        self._tokenizer = tokenizer
        self._encodes = encodes
        ends = network.generation_config.eos_token_id
        self._ends = set(ends if isinstance(ends, list) else [ends]) | {tokenizer.eos_token_id}

    @property
    def parameters(self) -> int:
        """How many numbers it consists of."""
        return sum(part.numel() for part in self._network.parameters())

    def drafts(self, asked: Asked, count: int, seed: int) -> list[Draft]:
        """``count`` answers for one line."""
        import torch

        inputs = self._inputs(asked)
        length = inputs["input_ids"].shape[1]
        torch.manual_seed(seed)
        with torch.inference_mode():
            found = self._network.generate(
                **inputs,
                do_sample=True,
                temperature=WARMTH,
                top_p=NUCLEUS,
                top_k=0,
                num_return_sequences=count,
                max_new_tokens=min(MOST_TOKENS, 24 + 2 * self._size(asked.line)),
                pad_token_id=self._padding,
            )
        return [self._draft(row if self._encodes else row[length:]) for row in found]

    @property
    def _padding(self) -> int:
        padding = self._tokenizer.pad_token_id
        return int(self._tokenizer.eos_token_id if padding is None else padding)

    def _size(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def _inputs(self, asked: Asked) -> Any:
        if self._encodes:
            return self._tokenizer(task(asked), return_tensors="pt")
        return self._tokenizer.apply_chat_template(
            messages(asked),
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
            sanitize_control_tokens=True,
            enable_thinking=False,
        )

    def _draft(self, row: Any) -> Draft:
        tokens = row.tolist()
        ended = any(token in self._ends for token in tokens[1:])
        return Draft(tidied(self._tokenizer.decode(row, skip_special_tokens=True)), not ended)


def load(folder: Path, threads: int) -> Model:
    """Load a model from a folder.

    Args:
        folder: Configuration, tokenizer and safetensors.
        threads: Threads that it may compute with.

    Raises:
        UnusableModelError: The folder cannot be used.
    """
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer
    from transformers.utils import logging

    torch.set_num_threads(threads)
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    here = {"local_files_only": True, "trust_remote_code": False}
    try:
        config = AutoConfig.from_pretrained(folder, **here)
        encodes = bool(config.is_encoder_decoder)
        kind = AutoModelForSeq2SeqLM if encodes else AutoModelForCausalLM
        tokenizer = AutoTokenizer.from_pretrained(folder, **here)
        if not encodes and not tokenizer.chat_template:
            raise UnusableModelError("it has no chat template; take one whose name ends in Instruct or Chat")
        network = kind.from_pretrained(folder, use_safetensors=True, dtype=number_type(), **here)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, AttributeError) as problem:
        raise UnusableModelError(
            str(problem).strip().splitlines()[0][:200] or type(problem).__name__
        ) from problem
    return Model(network.eval(), tokenizer, encodes=encodes)


def number_type() -> Any:
    """bfloat16 where this processor computes with it, else float32."""
    import torch

    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="ignore")
    except OSError:
        flags = ""
    return torch.bfloat16 if "amx_bf16" in flags or "avx512_bf16" in flags else torch.float32


def timed(model: Model, asked: Asked, count: int, seed: int) -> tuple[list[Draft], float]:
    """Answers for one line, and the seconds that they took."""
    began = time.perf_counter()
    found = model.drafts(asked, count, seed)
    return found, time.perf_counter() - began
