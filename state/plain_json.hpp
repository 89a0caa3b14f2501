// SPDX-License-Identifier: ISC
// JSON as this library writes it nearly always: no blanks, integers, and strings of printable ASCII without escapes.
// Such text needs no tree and no copies to be read, which is what a command over a thousand panes spends its time on.
// Anything else is not plain, and is left to the JSON library. Internal to the sources that turn records into JSON.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "state/ids.hpp"

namespace state {

// A view of text that was found to be plain.
class PlainValue {
 public:
  // nullopt: not plain, which does not say that it is wrong.
  static std::optional<PlainValue> parse(std::string_view text);
  // The members of text that nobody has looked at yet, in one go: what a record is. False: it is no plain object, which
  // may show after some members, or `visit(name, value)` said so.
  template <class Visit>
  static bool each_member_of(std::string_view text, Visit visit) {
    if (text.empty() || text.front() != '{') return false;
    if (text == "{}") return true;
    std::string_view name;
    PlainValue value{text};
    do {
      if (!next_member(text, name, value) || !visit(name, value)) return false;
    } while (text.front() == ',');
    return text == "}";
  }

  bool is_object() const { return text_.front() == '{'; }
  bool is_array() const { return text_.front() == '['; }
  bool is_string() const { return text_.front() == '"'; }
  std::string_view text() const { return text_; }
  std::string_view string() const { return text_.substr(1, text_.size() - 2); }

  // Both end with the first `visit` that returns false, and return that.
  template <class Visit>
  bool each_item(Visit visit) const {
    for (std::string_view rest = inside(); !rest.empty();) {
      if (!visit(take(rest))) return false;
    }
    return true;
  }
  template <class Visit>
  bool each_member(Visit visit) const {
    for (std::string_view rest = inside(); !rest.empty();) {
      const std::string_view name = take_name(rest);
      if (!visit(name, take(rest))) return false;
    }
    return true;
  }

 private:
  explicit PlainValue(std::string_view text) : text_(text) {}
  std::string_view inside() const { return string(); }
  // `rest` begins with what stands before the member, and then with what follows it: a comma or a brace if all is well.
  static bool next_member(std::string_view& rest, std::string_view& name, PlainValue& value);
  static std::string_view take_name(std::string_view& rest);
  static PlainValue take(std::string_view& rest);
  std::string_view text_;
};

inline bool from_json_value(PlainValue json, std::string& value) {
  if (!json.is_string()) return false;
  value = json.string();
  return true;
}
inline bool from_json_value(PlainValue json, bool& value) {
  value = json.text() == "true";
  return value || json.text() == "false";
}
template <class Number>
requires std::is_integral_v<Number>
bool from_json_value(PlainValue json, Number& value) {
  const char* const end = json.text().data() + json.text().size();
  const auto [stop, error] = std::from_chars(json.text().data(), end, value);
  return error == std::errc() && stop == end;
}
template <class Tag>
bool from_json_value(PlainValue json, Id<Tag>& id) {
  return from_json_value(json, id.value);
}
template <class Value>
bool from_json_value(PlainValue json, std::vector<Value>& values) {
  values.clear();
  return json.is_array() && json.each_item([&](PlainValue item) {
    Value value{};
    if (!from_json_value(item, value)) return false;
    values.push_back(std::move(value));
    return true;
  });
}

}  // namespace state
