// SPDX-License-Identifier: ISC
// Walks a format: plain text, #{...}, #X, ## and the like.
#include "shim/format/expander.hpp"

#include <array>

#include "shim/format/format_text.hpp"

namespace shim {
namespace {

constexpr auto npos = std::string_view::npos;

std::string_view alias(char letter) {
  switch (letter) {
    case 'D':
      return "pane_id";
    case 'F':
      return "window_flags";
    case 'H':
      return "host";
    case 'I':
      return "window_index";
    case 'P':
      return "pane_index";
    case 'S':
      return "session_name";
    case 'T':
      return "pane_title";
    case 'W':
      return "window_name";
    case 'h':
      return "host_short";
    default:
      return {};
  }
}

std::size_t closing_bracket(std::string_view format, std::size_t from) {
  int depth = 1;
  for (std::size_t at = from; at < format.size(); ++at) {
    if (format[at] == '(') ++depth;
    if (format[at] == ')' && --depth == 0) return at;
  }
  return npos;
}

}  // namespace

Expander Expander::with(const Subject& subject) const {
  Expander next(*this);
  next.subject_ = &subject;
  return next;
}

Expander Expander::with_time() const {
  Expander next(*this);
  next.time_ = TimeExpansion::strftime;
  return next;
}

std::string Expander::expand(std::string_view format) {
  if (format.empty() || depth_ == k_deepest) return {};
  ++depth_;
  std::string out;
  if (time_ == TimeExpansion::strftime && format.find('%') != npos) {
    if (now_ == 0) now_ = std::time(nullptr);
    if (const auto timed = expand_time(std::string(format), now_)) out = expand_parts(*timed);
  } else {
    out = expand_parts(format);
  }
  --depth_;
  return out;
}

std::string Expander::expand_parts(std::string_view format) {
  std::string out;
  for (std::size_t at = 0; at < format.size();) {
    const std::size_t hash = format.find('#', at);
    out.append(format.substr(at, hash - at));
    if (hash == npos) break;
    at = hash + 1;
    if (!expand_hash(format, at, out)) break;
  }
  return out;
}

bool Expander::expand_hash(std::string_view format, std::size_t& at, std::string& out) {
  if (at == format.size()) {
    out += '#';
    return true;
  }
  const char c = format[at++];
  if (c == '(') {
    const std::size_t close = closing_bracket(format, at);
    at = close + 1;
    return close != npos;
  }
  if (c == '{') {
    const std::size_t close = skip_to(format, "}", at - 2);
    if (close == npos || !replace(format.substr(at, close - at), out)) return false;
    at = close + 1;
    return true;
  }
  if (c == '#') {
    // "##[" and longer are escaped styles: whoever draws the text reads them.
    const std::size_t end = format.find_first_not_of('#', at);
    if (end != npos && format[end] == '[') {
      out.append(format.substr(at - 2, end + 1 - (at - 2)));
      at = end + 1;
      return true;
    }
  }
  if (c == '#' || c == '}' || c == ',') {
    out += c;
    return true;
  }
  if (const std::string_view name = alias(c); !name.empty()) return replace(name, out);
  out.append({'#', c});
  return true;
}

std::string expand(std::string_view format, const FormatContext& context, TimeExpansion time) {
  const Subject subject(context);
  return Expander(subject, time).expand(format);
}

bool is_true(std::string_view expanded) { return !expanded.empty() && expanded != "0"; }

}  // namespace shim
