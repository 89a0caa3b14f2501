// SPDX-License-Identifier: ISC
#include "shim/format/regex_cost.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace shim {
namespace {

std::size_t bounded(std::size_t cost) { return std::min(cost, k_regex_too_costly); }

// Behind a bracket expression that begins at `at`: a ']' that comes first is one of its characters.
std::size_t end_of_bracket(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  if (next < text.size() && text[next] == '^') ++next;
  const std::size_t end = text.find(']', next + 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// "{3}", "{3,}", "{,5}", "{3,5}": how many copies at most, and where it ends. What is no interval is one character.
struct Interval {
  std::size_t copies = 1, end = 0;
};
Interval interval(std::string_view text, std::size_t at) {
  const std::size_t close = text.find('}', at);
  Interval result{1, at + 1};
  if (close == std::string_view::npos) return result;
  const char* const end = text.data() + close;
  for (const char* from = text.data() + at + 1; from < end; ++from) {
    std::size_t count = 0;
    const auto [stop, error] = std::from_chars(from, end, count);
    if (error == std::errc::result_out_of_range) count = k_regex_too_costly;
    from = stop;
    if (from < end && *from != ',') return {1, at + 1};
    result.copies = std::max(result.copies, bounded(count));
  }
  return {result.copies + 1, close + 1};
}

}  // namespace

std::size_t regex_cost(std::string_view expression) {
  struct Group {
    std::size_t before = 0, last = 0;  // of all but the last atom, of the last
  };
  std::vector<Group> open{{}};
  const auto add = [&open](std::size_t cost) {
    Group& group = open.back();
    group.before = bounded(group.before + group.last);
    group.last = cost;
  };
  for (std::size_t at = 0; at < expression.size();) {
    const char c = expression[at];
    std::size_t next = at + 1;
    if (c == '(') {
      open.emplace_back();
    } else if (c == ')' && open.size() > 1) {
      const Group inner = open.back();
      open.pop_back();
      add(bounded(inner.before + inner.last + 1));
    } else if (c == '+' || c == '{') {
      const Interval times = c == '+' ? Interval{2, next} : interval(expression, at);
      open.back().last = bounded(std::max<std::size_t>(open.back().last, 1) * times.copies);
      next = times.end;
    } else if (c == '*' || c == '?') {
      open.back().last = bounded(open.back().last + 1);
    } else {
      if (c == '[') next = end_of_bracket(expression, at);
      if (c == '\\') next = std::min(at + 2, expression.size());
      add(1);
    }
    at = next;
  }
  std::size_t cost = 0;
  for (const Group& group : open) cost = bounded(cost + group.before + group.last);
  return cost;
}

}  // namespace shim
