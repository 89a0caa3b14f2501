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
#include "state/plain_json.hpp"

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

// Plain text is read where it stands; the library makes a tree of any other.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text) {
    is_plain_ = take_plain(text);
    if (!is_plain_) use(Json::parse(text, nullptr, false));
  }
  explicit FieldReader(Json object) { use(std::move(object)); }
  template <class Value>
  void field(const char* key, Value& value) {
    with(key, [&](const auto& json) { return from_json_value(json, value); });
  }
  // Absent is fine; a reader that returns false makes the whole object corrupt. It takes both Json and PlainValue.
  template <class Read>
  void with(const char* key, Read read) {
    if (!broken_.empty() || with_value(key, read)) return;
    broken_ = std::string("bad value of \"") + key + "\"";
  }
  // For readers that take Json only.
  template <class Read>
  void with_json(const char* key, Read read) {
    with(key, [&](const auto& value) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, PlainValue>) {
        return read(Json::parse(value.text(), nullptr, false));
      } else {
        return read(value);
      }
    });
  }
  Result<void> result() const {
    if (broken_.empty()) return {};
    return fail(ErrorCode::corrupt, broken_);
  }

 private:
  struct Member {
    std::string_view name;
    PlainValue value;
  };
  // What a name that stands twice means is for the library to say.
  bool take_plain(std::string_view text) {
    members_.reserve(16);
    return PlainValue::each_member_of(text, [&](std::string_view name, PlainValue value) {
      for (const Member& member : members_) {
        if (member.name == name) return false;
      }
      members_.push_back({name, value});
      return true;
    });
  }
  void use(Json object) {
    object_ = std::move(object);
    if (!object_.is_object()) broken_ = "not a JSON object";
  }
  template <class Read>
  bool with_value(std::string_view key, Read read) {
    if (!is_plain_) {
      const auto found = object_.find(std::string(key));
      return found == object_.end() || read(*found);
    }
    // Fields are asked for in the order in which they were written.
    for (std::size_t tried = 0; tried < members_.size(); ++tried, ++next_) {
      if (next_ >= members_.size()) next_ = 0;
      if (members_[next_].name == key) return read(members_[next_++].value);
    }
    return true;
  }

  bool is_plain_ = false;
  std::vector<Member> members_;
  std::size_t next_ = 0;
  Json object_;
  std::string broken_;
};

}  // namespace state
