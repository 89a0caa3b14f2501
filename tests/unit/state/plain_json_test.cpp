// SPDX-License-Identifier: ISC
#include "state/plain_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace state {
namespace {

TEST(PlainJson, ReadsWhatTheLibraryWrites) {
  const auto value =
      PlainValue::parse(R"({"id":7,"name":"a b","on":true,"off":false,"list":[-1,20],"none":[],"o":{}})");
  ASSERT_TRUE(value && value->is_object());
  std::string names;
  EXPECT_TRUE(value->each_member([&](std::string_view name, PlainValue) {
    names.append(name).append(" ");
    return true;
  }));
  EXPECT_EQ(names, "id name on off list none o ");
  std::vector<int> numbers;
  EXPECT_TRUE(from_json_value(*PlainValue::parse("[-1,20]"), numbers));
  EXPECT_EQ(numbers, (std::vector{-1, 20}));
  EXPECT_TRUE(from_json_value(*PlainValue::parse("[]"), numbers));
  EXPECT_TRUE(numbers.empty());
}

// It read the byte before a value that begins with a digit (AddressSanitizer, the test of random changes).
TEST(PlainJson, LooksAtNothingBeforeTheText) {
  int number = -1;
  EXPECT_TRUE(from_json_value(*PlainValue::parse(std::string_view("-0").substr(1)), number));
  EXPECT_EQ(number, 0);
}

TEST(PlainJson, LeavesEverythingElseToTheLibrary) {
  for (const char* text :
       {"",         " ",          "{",     "{\"a\"}", "{\"a\":}", "{\"a\":1,}",   "[1,]",
        "[,1]",     "01",         "-",     "-0",      "1.5",      "1e3",          "+1",
        "nul",      "null",       "tru",   "\"a",     "\"\\n\"",  "\"\xc3\xa4\"", "\"\x01\"",
        "\"\x7f\"", "[1] ",       " [1]",  "[1 ,2]",  "{a:1}",    "1a",           "[[[[[[[[[1]]]]]]]]]",
        "[1]]",     "{\"a\":1}}", "\"a\"b"})
    EXPECT_FALSE(PlainValue::parse(text)) << text;
}

TEST(PlainJson, RefusesValuesOfAnotherTypeOrTooLarge) {
  std::uint32_t small = 0;
  bool flag = false;
  std::string text;
  EXPECT_FALSE(from_json_value(*PlainValue::parse("4294967296"), small));
  EXPECT_TRUE(from_json_value(*PlainValue::parse("4294967295"), small));
  EXPECT_FALSE(from_json_value(*PlainValue::parse("-1"), small));
  EXPECT_FALSE(from_json_value(*PlainValue::parse("\"1\""), small));
  EXPECT_FALSE(from_json_value(*PlainValue::parse("1"), flag));
  EXPECT_FALSE(from_json_value(*PlainValue::parse("1"), text));
  EXPECT_FALSE(from_json_value(*PlainValue::parse("[1]"), text));
}

// Strings are looked at eight bytes at a time: each byte that is not plain, at each place of a word and after it.
TEST(PlainJson, NoByteThatIsNotPlainHidesInAString) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text = '"' + std::string(20, 'a') + '"';
      text[1 + at] = static_cast<char>(byte);
      const bool plain = byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
      EXPECT_EQ(PlainValue::parse(text).has_value(), plain) << byte << " at " << at;
    }
  }
}

// Whatever is plain is JSON, and the library reads the same from it. Text that is nearly right, with a byte changed.
TEST(PlainJson, NeverDisagreesWithTheLibrary) {
  const std::string sound = R"({"id":12,"name":"a-b","list":[[0,1],[2,-3]],"flag":true,"more":{"x":"y","z":[]}})";
  std::mt19937 random(1);
  int plain = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text = sound;
    for (int change = 0; change < 2; ++change) {
      const char* const letters = "{}[]\",:0129-tfre \\x\x7f";
      text[random() % text.size()] = letters[random() % 20];
    }
    const auto parsed = PlainValue::parse(text);
    std::string in_two, in_one;
    const auto note_in = [](std::string& members) {
      return [&members](std::string_view name, PlainValue value) {
        members.append(name).append("=").append(value.text()).append("\n");
        return true;
      };
    };
    const bool is_object = parsed && parsed->is_object() && parsed->each_member(note_in(in_two));
    ASSERT_EQ(PlainValue::each_member_of(text, note_in(in_one)), is_object) << text;
    if (is_object) {
      ASSERT_EQ(in_one, in_two) << text;
    }
    if (!parsed) continue;
    ++plain;
    ASSERT_TRUE(nlohmann::ordered_json::accept(text)) << text;
  }
  EXPECT_GT(plain, 1000);
}

}  // namespace
}  // namespace state
