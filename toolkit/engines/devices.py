"""Where CTranslate2 can run, and in which precision."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.errors import UsageError

# With one of these an x86 processor adds products of int8 in 32 bits; without, in 16, where they saturate.
EXACT_INT8 = frozenset({"avx512_vnni", "avx_vnni", "amx_int8"})
CPU_INFO = Path("/proc/cpuinfo")
# "int8" keeps the rest in the precision the weights were saved in; processors compute the rest in float32 anyway.
AUTOMATIC: Mapping[str, str] = {"cpu": "int8_float32", "cuda": "float16"}
SAME: Mapping[tuple[str, str], str] = {("cpu", "int8"): "int8_float32"}
# On Linux a GPU that CUDA can use shows one of these (the second under Windows' Linux): without them neither
# ctranslate2 (a tenth of a second to import) nor torch (seconds) need be asked.
GPU_FILES = ("/dev/nvidiactl", "/dev/dxg")


def may_have_gpu() -> bool:
    """False only where certainly no GPU is usable; costs nothing."""
    return sys.platform != "linux" or any(Path(path).exists() for path in GPU_FILES)


def cuda_devices() -> int:
    """How many GPUs CTranslate2 can use."""
    if not may_have_gpu():
        return 0
    import ctranslate2

    return int(ctranslate2.get_cuda_device_count())


def exact_int8(cpu_info: Path = CPU_INFO) -> bool:
    """False only where the processor is known to saturate in int8; costs half a millisecond."""
    try:
        lines = cpu_info.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return True  # not Linux: nothing known against it
    flags = next((set(line.split()) for line in lines if line.startswith("flags")), EXACT_INT8)  # "Features" on Arm
    return bool(flags & EXACT_INT8)


def saturates(device: str, compute_type: str) -> bool:
    """True where products of int8 are added in 16 bits, so that the weights must be narrowed (`ct2_file`)."""
    return device == "cpu" and compute_type.startswith("int8") and not exact_int8()


def choose_device(device: str) -> str:
    """`cpu` or `cuda`; `auto` takes a GPU where there is one. Raises UsageError where there is none."""
    if device == "cpu" or (device == "auto" and not cuda_devices()):
        return "cpu"
    if device == "cuda" and not cuda_devices():
        raise UsageError(
            "--device cuda: no GPU that CTranslate2 can use", "Use --device cpu; toolkit doctor says more."
        )
    return "cuda"


def choose_compute_type(compute_type: str, device: str) -> str:
    """The precision by CTranslate2's name. Raises UsageError, with the choices, for one `device` cannot compute in."""
    if compute_type == "auto":
        return AUTOMATIC[device]
    supported = compute_types(device)
    if compute_type not in supported:
        raise UsageError(
            f"--compute-type {compute_type}: not supported on this {device}", f"It can do: {', '.join(supported)}."
        )
    return SAME.get((device, compute_type), compute_type)


def compute_types(device: str) -> Sequence[str]:
    """The precisions CTranslate2 supports on `device`."""
    import ctranslate2

    return sorted(ctranslate2.get_supported_compute_types(device))
