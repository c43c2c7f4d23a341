"""Summarisation models of real architectures, tiny, with random weights and words for tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

TEXT = "the council approved dike on monday belmar is building a new for 40 million euros summarize : . , port"
WORDS = TEXT.split()
SMALL: dict[str, Any] = {
    "d_model": 16,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 16,
    "decoder_ffn_dim": 16,
    "max_position_embeddings": 64,
}
T5: dict[str, Any] = {"d_model": 16, "d_kv": 8, "d_ff": 16, "num_layers": 2, "num_heads": 2}
GATED: dict[str, Any] = {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}
CHAT = "{% for m in messages %}<{{ m.role }}> {{ m.content }} {% endfor %}<assistant>"


def tokenizer(folder: Path, **more: Any) -> int:
    """A word tokenizer with the special tokens of all architectures; gives the size of its vocabulary."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    names = ["<pad>", "<s>", "</s>", "<unk>", *WORDS]
    inner = Tokenizer(models.WordLevel({name: i for i, name in enumerate(names)}, unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.Whitespace()
    inner.post_processor = processors.TemplateProcessing("$A </s>", special_tokens=[("</s>", 2)])
    made = PreTrainedTokenizerFast(
        tokenizer_object=inner, pad_token="<pad>", bos_token="<s>", eos_token="</s>", unk_token="<unk>", **more
    )
    made.save_pretrained(folder)
    return len(names)


def model_folder(folder: Path, kind: str, seed: int = 3) -> Path:
    """A tiny model of the architecture `kind` with random weights, saved as transformers saves it."""
    import torch
    import transformers as tf

    torch.manual_seed(seed)
    size = tokenizer(folder, **({"chat_template": CHAT} if kind == "llama" else {}))
    ids = {"pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2, "vocab_size": size}
    made: Any
    if kind == "bart":
        forced: dict[str, Any] = {"forced_bos_token_id": 1, "forced_eos_token_id": None}
        made = tf.BartForConditionalGeneration(tf.BartConfig(**SMALL, **ids, **forced, decoder_start_token_id=2))
    elif kind == "pegasus":
        more: dict[str, Any] = {"scale_embedding": True, "activation_function": "relu", "forced_eos_token_id": None}
        made = tf.PegasusForConditionalGeneration(tf.PegasusConfig(**SMALL, **ids, **more, decoder_start_token_id=0))
    elif kind == "llama":
        made = tf.LlamaForCausalLM(
            tf.LlamaConfig(
                hidden_size=16,
                intermediate_size=16,
                num_hidden_layers=1,
                num_attention_heads=2,
                max_position_embeddings=4096,
                **ids,
            )
        )
    else:
        config, built, more = {
            "t5": (tf.T5Config, tf.T5ForConditionalGeneration, {}),
            "flan": (tf.T5Config, tf.T5ForConditionalGeneration, GATED),
            "mt5": (tf.MT5Config, tf.MT5ForConditionalGeneration, {}),
            "longt5": (tf.LongT5Config, tf.LongT5ForConditionalGeneration, {}),
        }[kind]
        made = built(config(**T5, **ids, **more, decoder_start_token_id=0))
    _enliven(made)
    made.save_pretrained(folder)
    return folder


def _enliven(model: Any) -> None:
    """Weights and biases so large that every layer and norm decides the words: fresh ones hardly differ from zero."""
    import torch

    with torch.no_grad():
        for name, values in model.named_parameters():
            if values.dim() > 1:
                values.mul_(3.0)
            elif name.endswith("bias"):
                values.normal_(0, 0.3)
            else:
                values.add_(torch.randn_like(values) * 0.2)
        model.get_output_embeddings().weight[2].zero_()  # the end mark: texts that end at once compare nothing
