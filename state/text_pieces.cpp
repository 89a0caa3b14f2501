// SPDX-License-Identifier: ISC
#include "state/text_pieces.hpp"

namespace state {

void TextPieces::keep(std::string_view text) {
  if (text.empty()) return;
  size_ += text.size();
  if (!pieces_.empty() && pieces_.back().kept != nullptr && pieces_.back().kept + pieces_.back().size == text.data()) {
    pieces_.back().size += text.size();
  } else {
    pieces_.push_back({text.data(), 0, text.size()});
  }
}

void TextPieces::add(std::string_view text) {
  if (text.empty()) return;
  size_ += text.size();
  if (pieces_.empty() || pieces_.back().kept != nullptr) pieces_.push_back({nullptr, added_.size(), 0});
  added_ += text;
  pieces_.back().size += text.size();
}

std::vector<std::string_view> TextPieces::views() const {
  std::vector<std::string_view> views;
  views.reserve(pieces_.size());
  for (const Piece& piece : pieces_)
    views.emplace_back(piece.kept != nullptr ? piece.kept : added_.data() + piece.at, piece.size);
  return views;
}

std::string TextPieces::joined() const {
  std::string text;
  text.reserve(size_);
  for (const auto& view : views()) text += view;
  return text;
}

}  // namespace state
