// SPDX-License-Identifier: ISC
// fnmatch(3) and regcomp(3) with tmux's flags. Both read text by the locale, which this program leaves at "C".
#include "shim/format/pattern.hpp"

#include <fnmatch.h>
#include <locale.h>
#include <regex.h>

#include <algorithm>
#include <array>

#include "shim/format/regex_cost.hpp"

namespace shim {
namespace {

bool has(std::string_view flags, char flag) { return flags.find(flag) != std::string_view::npos; }

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

// UTF-8 for this thread while a text that needs it is matched: '?' and '.' are characters then, not bytes. Loading a
// locale costs more than a whole command, so nobody else pays for it.
class Utf8Scope {
 public:
  explicit Utf8Scope(std::string_view text) {
    if (is_ascii(text)) return;
    static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (utf8 != nullptr) previous_ = ::uselocale(utf8);
  }
  ~Utf8Scope() {
    if (previous_ != nullptr) ::uselocale(previous_);
  }
  Utf8Scope(const Utf8Scope&) = delete;
  Utf8Scope& operator=(const Utf8Scope&) = delete;

 private:
  locale_t previous_ = nullptr;
};

class Regex {
 public:
  // One that wants too much memory is a wrong one.
  Regex(const std::string& pattern, int flags)
      : good_(regex_cost(pattern) < k_regex_too_costly && ::regcomp(&regex_, pattern.c_str(), flags) == 0) {}
  ~Regex() {
    if (good_) ::regfree(&regex_);
  }
  Regex(const Regex&) = delete;
  Regex& operator=(const Regex&) = delete;

  explicit operator bool() const { return good_; }
  template <std::size_t N>
  bool search(const char* text, std::array<regmatch_t, N>& groups) const {
    return ::regexec(&regex_, text, N, groups.data(), 0) == 0;
  }
  bool search(const char* text) const { return ::regexec(&regex_, text, 0, nullptr, 0) == 0; }

 private:
  regex_t regex_{};
  bool good_;
};

using Groups = std::array<regmatch_t, 10>;

void append_replacement(std::string& out, std::string_view with, std::string_view text, const Groups& groups) {
  for (std::size_t at = 0; at < with.size(); ++at) {
    if (with[at] == '\\') {
      if (++at == with.size()) return;
      if (with[at] >= '0' && with[at] <= '9') {
        const regmatch_t& group = groups[static_cast<std::size_t>(with[at] - '0')];
        if (group.rm_so != group.rm_eo) {
          out.append(
              text.substr(static_cast<std::size_t>(group.rm_so), static_cast<std::size_t>(group.rm_eo - group.rm_so)));
          continue;
        }
      }
    }
    out += with[at];
  }
}

}  // namespace

bool matches(const std::string& pattern, const std::string& text, std::string_view flags) {
  const Utf8Scope scope(text);
  if (!has(flags, 'r')) return ::fnmatch(pattern.c_str(), text.c_str(), has(flags, 'i') ? FNM_CASEFOLD : 0) == 0;
  const Regex regex(pattern, REG_EXTENDED | REG_NOSUB | (has(flags, 'i') ? REG_ICASE : 0));
  return regex && regex.search(text.c_str());
}

std::string substitute(const std::string& text, const std::string& pattern, std::string_view with,
                       std::string_view flags) {
  if (text.empty()) return text;
  const Utf8Scope scope(text);
  const Regex regex(pattern, REG_EXTENDED | (has(flags, 'i') ? REG_ICASE : 0));
  if (!regex) return text;
  const std::string_view whole(text);
  std::string out;
  Groups groups;
  for (std::size_t start = 0, last = 0; start <= text.size();) {
    if (!regex.search(text.c_str() + start, groups)) {
      out.append(whole.substr(start));
      break;
    }
    const auto from = static_cast<std::size_t>(groups[0].rm_so);
    const auto to = static_cast<std::size_t>(groups[0].rm_eo);
    out.append(whole.substr(last, start + from - last));
    // An empty match where the last match ended is no match.
    const bool counts = start + from != last || from != to;
    if (counts) append_replacement(out, with, whole.substr(start), groups);
    last = start + to;
    start = last + (counts ? 0 : 1);
    if (pattern.starts_with('^')) {
      if (start <= text.size()) out.append(whole.substr(start));
      break;
    }
  }
  return out;
}

unsigned find_line(const std::vector<std::string>& lines, const std::string& wanted, std::string_view flags) {
  const std::string pattern = has(flags, 'r') ? wanted : '*' + wanted + '*';
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line = lines[i].substr(0, lines[i].find_last_not_of(" \t\n\v\f\r") + 1);
    if (matches(pattern, line, flags)) return static_cast<unsigned>(i + 1);
  }
  return 0;
}

}  // namespace shim
