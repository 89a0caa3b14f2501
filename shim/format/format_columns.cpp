// SPDX-License-Identifier: ISC
// Columns of text with #[styles] in it (format-draw.c: format_width, format_trim_left, format_trim_right).
#include <algorithm>

#include "shim/format/format_text.hpp"
#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"

namespace shim {
namespace {

// What stands at one place: hashes, a style after them, a character, or a byte without width.
struct Piece {
  std::size_t size = 1;  // bytes of hashes or of the character
  unsigned width = 0;
  unsigned hashes = 0;
  std::size_t style_end = 0;  // a #[style] follows the hashes: its end; npos: it never ends
};

unsigned character_width(std::string_view text, std::size_t at, std::size_t& size) {
  const unsigned length = utf8_length(static_cast<unsigned char>(text[at]));
  if (length != 0 && at + length <= text.size()) {
    const auto code_point = decode_utf8(text.substr(at, length));
    const int width = code_point ? char_width(*code_point) : -1;
    if (width >= 0) {
      size = length;
      return static_cast<unsigned>(width);
    }
  }
  size = 1;
  return text[at] > 0x1f && text[at] < 0x7f ? 1 : 0;
}

// "##" is one '#'; an odd '#' before '[' begins a style, any other stands for itself.
Piece hashes_at(std::string_view text, std::size_t at) {
  Piece piece;
  const std::size_t end = std::min(text.find_first_not_of('#', at), text.size());
  piece.hashes = static_cast<unsigned>(end - at);
  piece.size = end - at;
  const bool bracket = end < text.size() && text[end] == '[';
  const bool style = bracket && piece.hashes % 2 == 1;
  piece.width = piece.hashes / 2 + (!bracket && piece.hashes % 2 == 1 ? 1 : 0);
  if (style) {
    const std::size_t close = skip_to(text, "]", end + 1);
    piece.style_end = close == std::string_view::npos ? close : close + 1;
    --piece.size;
  }
  return piece;
}

Piece piece_at(std::string_view text, std::size_t at) {
  if (text[at] == '#') return hashes_at(text, at);
  Piece piece;
  piece.width = character_width(text, at, piece.size);
  return piece;
}

void append_hashes(std::string& out, const Piece& piece, unsigned columns) {
  if (columns != 0) out.append(piece.hashes == 1 ? 1 : std::size_t{2} * columns, '#');
}

unsigned plain_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0, size = 1; at < text.size(); at += size) width += character_width(text, at, size);
  return width;
}

}  // namespace

unsigned format_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    if (piece.style_end == std::string_view::npos) return 0;
    width += piece.width;
    at = piece.style_end != 0 ? piece.style_end : at + piece.size;
  }
  return width;
}

std::string trim_to_left(std::string_view text, unsigned columns) {
  std::string out;
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size() && width < columns;) {
    const Piece piece = piece_at(text, at);
    if (piece.hashes != 0) {
      const unsigned shown = std::min(piece.width, columns - width);
      append_hashes(out, piece, shown);
      width += shown;
    } else {
      if (piece.width != 0 && width + piece.width <= columns) out.append(text.substr(at, piece.size));
      if (piece.width == 0 && piece.size > 1) out.append(text.substr(at, piece.size));
      width += piece.width;
    }
    at += piece.size;
    if (piece.style_end == std::string_view::npos) break;
    if (piece.style_end != 0) {
      out.append(text.substr(at, piece.style_end - at));
      at = piece.style_end;
    }
  }
  return out;
}

std::string trim_to_right(std::string_view text, unsigned columns) {
  const unsigned total = format_width(text);
  if (total <= columns) return std::string(text);
  const unsigned skipped = total - columns;
  std::string out;
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    if (piece.hashes != 0) {
      const unsigned hidden = width <= skipped ? std::min(piece.width, skipped - width) : 0;
      append_hashes(out, piece, piece.width - hidden);
    } else if (width >= skipped && (piece.width != 0 || piece.size > 1)) {
      out.append(text.substr(at, piece.size));
    }
    width += piece.width;
    at += piece.size;
    if (piece.style_end == std::string_view::npos) break;
    if (piece.style_end != 0) {
      out.append(text.substr(at, piece.style_end - at));
      at = piece.style_end;
    }
  }
  return out;
}

std::string pad_right(std::string text, unsigned columns) {
  const unsigned width = plain_width(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

std::string pad_left(std::string text, unsigned columns) {
  const unsigned width = plain_width(text);
  if (width < columns) text.insert(0, columns - width, ' ');
  return text;
}

}  // namespace shim
