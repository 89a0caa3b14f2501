// SPDX-License-Identifier: ISC
#include "shim/copy/copy_text.hpp"

#include <algorithm>

#include "shim/keys/utf8.hpp"

namespace shim {

void CopyLine::add(const CopyCell& cell) {
  const bool plain = cell.text.size() == 1 && cell.width == 1 && !cell.padding && !cell.line_drawing;
  if (!plain && spans_.empty()) {
    for (std::uint32_t at = 0; at < text_.size(); ++at) spans_.push_back({at});
  }
  if (!plain || !spans_.empty()) {
    spans_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint8_t>(cell.text.size()),
                      static_cast<std::uint8_t>(cell.width), cell.padding, cell.line_drawing});
  }
  text_ += cell.text;
}

CopyCell CopyLine::cell(std::size_t x) const {
  const std::string_view text = text_;
  if (spans_.empty()) return x < text.size() ? CopyCell{text.substr(x, 1)} : CopyCell{};
  if (x >= spans_.size()) return {};
  const Span& span = spans_[x];
  return {text.substr(span.at, span.length), span.width, span.padding, span.line_drawing};
}

CopyText::CopyText(unsigned columns, unsigned rows, std::vector<CopyLine> lines, std::size_t scrolled,
                   CopyPosition cursor)
    : columns_(columns), rows_(rows), lines_(std::move(lines)), cursor_(cursor) {
  if (lines_.size() < rows_) lines_.resize(rows_);
  scrolled_ = std::min<std::size_t>(scrolled, history());
}

unsigned CopyText::length(unsigned y) const {
  if (y >= lines_.size()) return 0;
  unsigned x = std::min(lines_[y].size, columns_);
  while (x > 0 && lines_[y].cell(x - 1).blank()) --x;
  return x;
}

bool CopyText::is_one_of(unsigned x, unsigned y, std::string_view set) const {
  const CopyCell found = cell(x, y);
  return !found.padding && has_character(set, found.text);
}

bool has_character(std::string_view set, std::string_view character) {
  if (character.size() == 1) return set.find(character.front()) != std::string_view::npos;
  for (std::size_t at = 0; at < set.size();) {
    const std::size_t length = std::max(1U, utf8_length(static_cast<unsigned char>(set[at])));
    if (set.substr(at, length) == character) return true;
    at += length;
  }
  return false;
}

}  // namespace shim
