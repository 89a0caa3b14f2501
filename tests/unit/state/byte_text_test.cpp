// SPDX-License-Identifier: ISC
#include "state/byte_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace {

using state::bytes_of_text;
using state::text_of_bytes;

void expect_round_trip(const std::string& bytes) {
  const std::string text = text_of_bytes(bytes);
  ASSERT_EQ(bytes_of_text(text), bytes) << testing::PrintToString(bytes);
  // The JSON library is the judge of what is UTF-8: it throws on anything else.
  const std::string dumped = nlohmann::json(text).dump();
  ASSERT_EQ(nlohmann::json::parse(dumped).get<std::string>(), text);
}

TEST(ByteText, Utf8StaysReadable) {
  for (const std::string text : {"", "plain",
                                 "Gr\xC3\xBC\xC3\x9F"
                                 "e \xE2\x9C\x93 \xF0\x9F\x90\x93",
                                 "\x7F\n\t\x1B[1m"})
    EXPECT_EQ(text_of_bytes(text), text);
}

TEST(ByteText, EveryByteAndEveryPairOfBytesReturns) {
  for (int first = 0; first < 256; ++first) {
    expect_round_trip(std::string(1, static_cast<char>(first)));
    for (int second = 0; second < 256; ++second)
      expect_round_trip({static_cast<char>(first), static_cast<char>(second)});
  }
}

TEST(ByteText, TheStandInsThemselvesReturn) {
  for (int byte = 0x80; byte < 0x100; ++byte) {
    const std::string stand_in = text_of_bytes(std::string(1, static_cast<char>(byte)));
    EXPECT_EQ(stand_in.size(), 3U);
    expect_round_trip(stand_in);
    expect_round_trip("a" + stand_in + "\xFF");
  }
}

TEST(ByteText, OverlongSurrogateAndTruncatedFormsReturn) {
  for (const std::string bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x90",
                                  "\xE2\x9C", "\xEF\xBF\xBF", "\xEF\x9E", "\xFE\xFE\xFF\xFF", "\xF8\x88\x80\x80\x80"})
    expect_round_trip(bytes);
}

TEST(ByteText, RandomBytesReturn) {
  std::mt19937 random(20240229);
  const std::string likely = "\xEF\x9E\x9F\x80\xBF\xC3\xE2\xF0\xED\xA0";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 24; i > 0; --i)
      bytes += random() % 3 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
    expect_round_trip(bytes);
  }
}

}  // namespace
