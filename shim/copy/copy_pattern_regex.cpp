// SPDX-License-Identifier: ISC
// Expressions over lines, which are joined where they wrap (window-copy.c, window_copy_search_lr_regex and its
// neighbours). A line is as wide as the screen to them: blanks fill it.
#include "shim/copy/copy_pattern_regex.hpp"

#include <algorithm>

#include "shim/format/regex_cost.hpp"
#include "shim/keys/utf8.hpp"

namespace shim {
namespace {

constexpr unsigned k_longest_line = 2000;  // cells; what wraps on is looked at no further
constexpr unsigned char k_first_named = 0x80, k_unnamed = 0xff;

// Calls `visit` with each character.
template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max(1U, utf8_length(static_cast<unsigned char>(text[at])));
    visit(text.substr(at, length));
    at += length;
  }
}

}  // namespace

CopyPattern::Expression::Expression(const std::string& text, bool any_case) {
  if (regex_cost(text) >= k_regex_too_costly) return;
  for_each_character(text, [&](std::string_view character) {
    if (character.size() > 1) named_.emplace_back(character);
  });
  std::sort(named_.begin(), named_.end());
  named_.erase(std::unique(named_.begin(), named_.end()), named_.end());
  named_.resize(std::min<std::size_t>(named_.size(), k_unnamed - k_first_named));
  std::string bytes;
  for_each_character(text, [&](std::string_view character) { bytes += byte_of(character); });
  good_ = ::regcomp(&compiled_, bytes.c_str(), REG_EXTENDED | (any_case ? REG_ICASE : 0)) == 0;
}

char CopyPattern::Expression::byte_of(std::string_view character) const {
  if (character.size() == 1) return character.front();
  const auto found = std::lower_bound(named_.begin(), named_.end(), character);
  const bool named = found != named_.end() && *found == character;
  return static_cast<char>(named ? k_first_named + (found - named_.begin()) : k_unnamed);
}

CopyPattern::Expression::~Expression() {
  if (good_) ::regfree(&compiled_);
}

bool CopyPattern::Expression::find(const char* text, bool line_begins, std::size_t& from, std::size_t& to) const {
  regmatch_t match;
  if (::regexec(&compiled_, text, 1, &match, line_begins ? 0 : REG_NOTBOL) != 0) return false;
  if (match.rm_so == match.rm_eo) return false;
  from = static_cast<std::size_t>(match.rm_so);
  to = static_cast<std::size_t>(match.rm_eo);
  return true;
}

// The cells from one on to the end of the line, wherever that wraps to.
struct CopyPattern::Joined {
  std::string bytes;
  std::vector<std::uint32_t> begins;  // of each cell, in bytes

  void add(const CopyText& text, unsigned y, unsigned first, const Expression& expression) {
    for (unsigned x = first; x < text.columns(); ++x) {
      begins.push_back(static_cast<std::uint32_t>(bytes.size()));
      const CopyCell cell = text.cell(x, y);
      if (!cell.text.empty()) bytes += expression.byte_of(cell.text);
    }
  }
  // The cell that begins at a byte, the first of those that are as one: tmux finds the padding in front of a
  // character. What begins none is behind the last.
  std::size_t cell_at(std::size_t byte) const {
    const auto found = std::lower_bound(begins.begin(), begins.end(), byte);
    const bool is_one = found != begins.end() && *found == byte && byte < bytes.size();
    return is_one ? static_cast<std::size_t>(found - begins.begin()) : begins.size();
  }
};

CopyPattern::Joined CopyPattern::join(const CopyText& text, unsigned y, unsigned first) const {
  Joined joined;
  joined.add(text, y, first, *expression_);
  while (y <= text.last_line() && joined.begins.size() < k_longest_line && text.wrapped(y))
    joined.add(text, ++y, 0, *expression_);
  return joined;
}

bool CopyPattern::first_of_expression(const CopyText& text, unsigned y, unsigned first, CopyMatch& match) const {
  if (first >= text.columns()) return false;
  const Joined joined = join(text, y, first);
  std::size_t from = 0, to = 0;
  if (!expression_->find(joined.bytes.c_str(), first == 0, from, to)) return false;
  const std::size_t begin = joined.cell_at(from);
  if (first + begin >= text.columns()) return false;
  match = {first + static_cast<unsigned>(begin), static_cast<unsigned>(joined.cell_at(to) - begin)};
  return true;
}

bool CopyPattern::last_of_expression(const CopyText& text, unsigned y, unsigned end, CopyMatch& match) const {
  const Joined joined = join(text, y, 0);
  bool found = false;
  std::size_t from = 0, to = 0;
  for (std::size_t at = 0; expression_->find(joined.bytes.c_str() + at, true, from, to); at += to) {
    const std::size_t begin = joined.cell_at(at + from), behind = joined.cell_at(at + to);
    if (begin >= end) break;
    match = {static_cast<unsigned>(begin), static_cast<unsigned>(behind - begin)};
    found = true;
    if (behind >= end) break;
  }
  return found;
}

}  // namespace shim
