// SPDX-License-Identifier: ISC
// One JSON object as typed fields, in the order they were put. Only for the sources that turn records into JSON:
// nobody else sees the JSON library.
#pragma once

#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "state/byte_text.hpp"
#include "state/error.hpp"
#include "state/ids.hpp"

namespace state {

using Json = nlohmann::ordered_json;

inline Json json_of(const std::string& bytes) { return text_of_bytes(bytes); }
template <class Number>
requires std::is_arithmetic_v<Number> Json json_of(Number value) { return value; }
template <class Tag>
Json json_of(Id<Tag> id) {
  return id.value;
}
template <class Value>
Json json_of(const std::vector<Value>& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(json_of(value));
  return array;
}

inline bool from_json_value(const Json& json, std::string& value) {
  if (!json.is_string()) return false;
  value = bytes_of_text(json.get_ref<const std::string&>());
  return true;
}
inline bool from_json_value(const Json& json, bool& value) {
  if (!json.is_boolean()) return false;
  value = json.get<bool>();
  return true;
}
template <class Number>
requires std::is_integral_v<Number>
bool from_json_value(const Json& json, Number& value) {
  if (json.is_number_unsigned()) {
    const auto number = json.get<std::uint64_t>();
    value = static_cast<Number>(number);
    return number <= static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
  }
  if (!json.is_number_integer() || std::is_unsigned_v<Number>) return false;
  const auto number = json.get<std::int64_t>();
  value = static_cast<Number>(number);
  return number >= static_cast<std::int64_t>(std::numeric_limits<Number>::min());
}
template <class Tag>
bool from_json_value(const Json& json, Id<Tag>& id) {
  return from_json_value(json, id.value);
}
template <class Value>
bool from_json_value(const Json& json, std::vector<Value>& values) {
  if (!json.is_array()) return false;
  values.resize(json.size());
  for (std::size_t i = 0; i < json.size(); ++i)
    if (!from_json_value(json[i], values[i])) return false;
  return true;
}

class FieldWriter {
 public:
  template <class Value>
  void always(const char* key, const Value& value) {
    object_.emplace(key, json_of(value));
  }
  template <class Value>
  void unless(const Value& standard, const char* key, const Value& value) {
    if (value != standard) always(key, value);
  }
  void json(const char* key, Json value) {
    if (!value.empty()) object_.emplace(key, std::move(value));
  }
  std::string line() const { return object_.dump(); }

 private:
  Json object_ = Json::object();
};

class FieldReader {
 public:
  explicit FieldReader(std::string_view text) : FieldReader(Json::parse(text, nullptr, false)) {}
  explicit FieldReader(Json object) : object_(std::move(object)) {
    if (!object_.is_object()) broken_ = "not a JSON object";
  }
  template <class Value>
  void field(const char* key, Value& value) {
    with(key, [&](const Json& json) { return from_json_value(json, value); });
  }
  // Absent is fine; a reader that returns false makes the whole object corrupt.
  template <class Read>
  void with(const char* key, Read read) {
    if (!broken_.empty()) return;
    const auto found = object_.find(key);
    if (found != object_.end() && !read(*found)) broken_ = std::string("bad value of \"") + key + "\"";
  }
  Result<void> result() const {
    if (broken_.empty()) return {};
    return fail(ErrorCode::corrupt, broken_);
  }

 private:
  Json object_;
  std::string broken_;
};

}  // namespace state
