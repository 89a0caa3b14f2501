// SPDX-License-Identifier: ISC
#include "shim/commands/buffer_index.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

constexpr std::int64_t k_limit = 50;

NewBuffer text(std::string file, std::optional<std::string> name = {}) {
  NewBuffer added;
  added.name = std::move(name);
  added.file = std::move(file);
  return added;
}

std::string names(const state::Head& head) {
  std::string out;
  for (const state::Buffer* buffer : buffers_newest_first(head)) out += buffer->name + " ";
  return out;
}

using Files = std::vector<std::string>;

TEST(BufferIndex, NumbersAutomaticBuffersAndNeverUsesANumberAgain) {
  state::Head head;
  put_buffer(head, text("a"), k_limit);
  put_buffer(head, text("b"), k_limit);
  EXPECT_EQ(erase_buffer(head, "buffer1"), "b");
  put_buffer(head, text("c"), k_limit);
  EXPECT_EQ(names(head), "buffer2 buffer0 ");
}

TEST(BufferIndex, SkipsAnAutomaticNameThatSomebodyGave) {
  state::Head head;
  put_buffer(head, text("a", "buffer0"), k_limit);
  put_buffer(head, text("b"), k_limit);
  EXPECT_EQ(names(head), "buffer1 buffer0 ");
}

TEST(BufferIndex, ReplacesANamedBufferWhichIsTheNewestThen) {
  state::Head head;
  EXPECT_EQ(put_buffer(head, text("a", "x"), k_limit), Files{});
  put_buffer(head, text("b", "y"), k_limit);
  EXPECT_EQ(put_buffer(head, text("c", "x"), k_limit), Files{"a"});
  EXPECT_EQ(names(head), "x y ");
  EXPECT_EQ(newest_buffer(head)->file, "c");
  EXPECT_FALSE(newest_buffer(head)->automatic);
}

TEST(BufferIndex, PushesOutTheOldestAutomaticBuffersOnly) {
  state::Head head;
  put_buffer(head, text("named", "keep"), 2);
  put_buffer(head, text("a"), 2);
  put_buffer(head, text("b"), 2);
  EXPECT_EQ(put_buffer(head, text("c"), 2), Files{"a"});
  EXPECT_EQ(names(head), "buffer2 buffer1 keep ");
  EXPECT_EQ(put_buffer(head, text("d"), 1), (Files{"b", "c"}));
  EXPECT_EQ(names(head), "buffer3 keep ");
}

TEST(BufferIndex, FindsByNameOnly) {
  state::Head head;
  EXPECT_EQ(newest_buffer(head), nullptr);
  put_buffer(head, text("a", "x"), k_limit);
  EXPECT_NE(find_buffer(head, "x"), nullptr);
  EXPECT_EQ(find_buffer(head, "a"), nullptr);
  EXPECT_EQ(erase_buffer(head, "a"), std::nullopt);
}

TEST(BufferIndex, ARenamedBufferIsNoLongerAutomatic) {
  state::Head head;
  put_buffer(head, text("a"), 1);
  ASSERT_TRUE(rename_buffer(head, "buffer0", "kept"));
  EXPECT_EQ(put_buffer(head, text("b"), 1), Files{});
  EXPECT_EQ(names(head), "buffer1 kept ");
}

TEST(BufferIndex, RefusesARenameInTheWordsOfTmux) {
  state::Head head;
  put_buffer(head, text("a", "x"), k_limit);
  put_buffer(head, text("b", "y"), k_limit);
  EXPECT_EQ(rename_buffer(head, "x", "y").error().message, "buffer y already exists");
  EXPECT_EQ(rename_buffer(head, "x", "").error().message, "new name is empty");
  EXPECT_EQ(rename_buffer(head, "z", "w").error().message, "no buffer z");
  EXPECT_EQ(names(head), "y x ");
}

// Expected texts are list-buffers' of tmux 3.3a.
TEST(BufferSample, EscapesWhatIsNotPrintable) {
  using namespace std::string_literals;
  EXPECT_EQ(buffer_sample("a\tb\nc\\\"d\xff\xc3\xa9"), "a\\tb\\nc\\\\\"d\\377\xc3\xa9");
  EXPECT_EQ(buffer_sample("\0"s), "\\0");
  EXPECT_EQ(buffer_sample("\0x\0"
                          "7"s),
            "\\0x\\0007");
  EXPECT_EQ(buffer_sample("\x1b[m\x7f"), "\\033[m\\177");
}

TEST(BufferSample, IsCutAt200Bytes) {
  EXPECT_EQ(buffer_sample(std::string(200, 'a')), std::string(200, 'a'));
  EXPECT_EQ(buffer_sample(std::string(201, 'a')), std::string(200, 'a') + "...");
  const std::string newlines = buffer_sample(std::string(150, '\n'));
  EXPECT_EQ(newlines.size(), 203u);
  EXPECT_TRUE(newlines.ends_with("\\n\\n..."));
}

}  // namespace
}  // namespace shim
