"""Tiny models in the real format: one with random weights, one that knows a dozen authored pairs by heart.

Both are saved like any model and loaded by the program's own code, in its own worker process.
"""

from pathlib import Path
from typing import Any

from trainer.model.mood import HeatBand
from trainer.voice.asking import Asked, messages

TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
SPECIAL = ["<|pad|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]

Pairs = list[tuple[str, HeatBand, str]]


def tokenizer(texts: list[str], *, template: bool = True) -> Any:
    """A byte-level tokenizer that was trained on a few texts."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=600, special_tokens=SPECIAL, initial_alphabet=alphabet)
    raw.train_from_iterator(texts, trainer)
    made = PreTrainedTokenizerFast(tokenizer_object=raw, eos_token="<|end|>", pad_token="<|pad|>")
    if template:
        made.chat_template = TEMPLATE
    return made


def network(words: Any, width: int = 64, layers: int = 2) -> Any:
    """A small Llama with random weights."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(words),
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=4,
        max_position_embeddings=512,
        eos_token_id=words.eos_token_id,
        bos_token_id=None,
        pad_token_id=words.pad_token_id,
    )
    return LlamaForCausalLM(config)


def save(folder: Path, words: Any, net: Any) -> Path:
    """Write a model's folder as its makers would."""
    net.save_pretrained(folder)
    words.save_pretrained(folder)
    return folder


def random_model(folder: Path, *, template: bool = True) -> Path:
    """A model that has learnt nothing."""
    words = tokenizer(["the customer says a line and waits for an answer"], template=template)
    return save(folder, words, network(words))


def learnt_model(folder: Path, pairs: Pairs, steps: int = 160) -> Path:
    """A model that was trained on pairs until it knows them; a few seconds."""
    import torch

    torch.set_num_threads(1)
    asked = [messages(Asked(line, mood)) for line, mood, _ in pairs]
    texts = [part["content"] for talk in asked for part in talk] + [wording for _, _, wording in pairs]
    words = tokenizer(texts)
    net = network(words)
    rows = []
    for talk, (_, _, wording) in zip(asked, pairs, strict=True):
        prompt = words.apply_chat_template(talk, add_generation_prompt=True)["input_ids"]
        answer = [*words(wording, add_special_tokens=False)["input_ids"], words.eos_token_id]
        rows.append((prompt + answer, [-100] * len(prompt) + answer))
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.tensor([row + [words.pad_token_id] * (longest - len(row)) for row, _ in rows])
    labels = torch.tensor([row + [-100] * (longest - len(row)) for _, row in rows])
    mask = (ids != words.pad_token_id).long()
    optimizer = torch.optim.AdamW(net.parameters(), lr=6e-3)
    for _ in range(steps):
        loss = net(input_ids=ids, attention_mask=mask, labels=labels).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        if loss.item() < 0.01:
            break
    return save(folder, words, net)
