"""Values as bytes and back, without pickle and without code."""

from openclass_nb.grading.isolated.codec.decoding import Decoder
from openclass_nb.grading.isolated.codec.encoding import Encoder

__all__ = ["Decoder", "Encoder"]
