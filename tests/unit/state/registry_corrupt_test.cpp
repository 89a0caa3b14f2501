// SPDX-License-Identifier: ISC
// Whatever a disk, an editor or another program may leave in place of the document: a typed error, and not a byte lost.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>

#include "state/locked_registry.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::ErrorCode;
using state::Registry;
using state_test::add_one;
using state_test::slurp;
using state_test::spill;
using state_test::TempDir;
using testing::HasSubstr;
using testing::StartsWith;

std::string sample() {
  auto registry = Registry::fresh(state::current_boot_id());
  for (int i = 0; i < 3; ++i) static_cast<void>(add_one(registry));
  registry.edit_head().server_options = {{"buffer-limit", "9"}};
  return registry.serialize();
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = sample();
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(CorruptDocument, EveryTruncationIsNoticed) {
  const std::string text = sample();
  ASSERT_TRUE(Registry::parse(text));
  for (std::size_t length = 0; length < text.size(); ++length) {
    const auto parsed = Registry::parse(text.substr(0, length));
    ASSERT_FALSE(parsed) << length;
    ASSERT_EQ(parsed.error().code, ErrorCode::corrupt) << length;
  }
}

TEST(CorruptDocument, EveryMissingDoubledOrSwappedLineIsNoticed) {
  std::vector<std::string> lines;
  const std::string text = sample();
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  const auto parses = [](const std::vector<std::string>& all) {
    std::string joined;
    for (const auto& line : all) joined += line;
    return Registry::parse(joined).has_value();
  };
  ASSERT_TRUE(parses(lines));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // A record that is followed by another may go unnoticed by the structure alone: the invariants tell.
    if (!lines[i].starts_with("{\"id\":") || !lines[i].ends_with("},\n")) {
      auto missing = lines;
      missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_FALSE(parses(missing)) << lines[i];
    }
    auto doubled = lines;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    EXPECT_FALSE(parses(doubled)) << lines[i];
    if (i + 1 < lines.size()) {
      auto swapped = lines;
      std::swap(swapped[i], swapped[i + 1]);
      EXPECT_FALSE(parses(swapped)) << lines[i];
    }
  }
}

TEST(CorruptDocument, TheMessageSaysWhichLineAndWhat) {
  const auto complaint = [](const std::string& text) {
    const auto parsed = Registry::parse(text);
    return parsed ? "none" : parsed.error().message;
  };
  EXPECT_THAT(complaint(""), StartsWith("line 1: {\"head\":{ expected, but the text ends"));
  EXPECT_THAT(complaint("hello\n"), StartsWith("line 1:"));
  EXPECT_EQ(complaint(with("\"sessions\":[", "\"sessoins\":[")), "line 8: \"sessions\" expected");
  EXPECT_EQ(complaint(with("{\"id\":1,\"name\"", "{\"name\"")), "line 10: a record of \"sessions\" expected");
  EXPECT_EQ(complaint(with("{\"id\":1,\"name\"", "{\"id\":01,\"name\"")), "line 10: a record of \"sessions\" expected");
  EXPECT_EQ(complaint(with("{\"id\":1,\"name\"", "{\"id\":0,\"name\"")),
            "line 10: an id greater than the one before expected");
  EXPECT_THAT(complaint(with("{\"id\":1,\"host\"", "{\"id\":1,\"hots\"")), HasSubstr("a record of \"panes\" expected"));
  EXPECT_THAT(complaint(sample() + "x"), HasSubstr("the end of the document expected"));
  EXPECT_THAT(complaint(sample() + "\n"), HasSubstr("the end of the document expected"));
  EXPECT_EQ(complaint(with("\"buffer-limit\":\"9\"", "\"buffer-limit\":9")), "server_options: bad value");
  EXPECT_EQ(complaint(with("\"next_pane\":3", "\"next_pane\":2")), "an id is not below its counter");
  EXPECT_EQ(complaint(with("\"next_pane\":3", "\"next_pane\":-3")), "bad value of \"next_pane\"");
  EXPECT_EQ(complaint(with("\"schema\":1", "\"schema\":\"1\"")), "bad value of \"schema\"");
  EXPECT_EQ(complaint(with("\"schema\":1,", "")), "bad value of \"schema\"");
}

TEST(CorruptDocument, ANewerSchemaIsUnsupportedWhateverFollows) {
  for (const auto& text :
       {with("\"schema\":1", "\"schema\":2"), std::string("{\"head\":{\"schema\":7},\n\"new\":0}\n")}) {
    const auto parsed = Registry::parse(text);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::unsupported) << parsed.error().message;
  }
}

TEST(CorruptDocument, IsRefusedByNameAndKeptByteForByte) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(dir.create());
  const std::string path = dir.registry_path();
  const struct {
    std::string text;
    ErrorCode code;
    std::string message;
  } cases[] = {
      {"", ErrorCode::corrupt, "registry " + path + " is corrupt: line 1"},
      {"{}", ErrorCode::corrupt, "registry " + path + " is corrupt: line 1"},
      {sample().substr(0, 300), ErrorCode::corrupt, "registry " + path + " is corrupt: line "},
      {std::string("\0\0\0\0", 4), ErrorCode::corrupt, "registry " + path + " is corrupt: line 1"},
      {with("\"schema\":1", "\"schema\":2"), ErrorCode::unsupported, "registry " + path + ": schema 2 is newer"},
  };
  for (const auto& [text, code, message] : cases) {
    spill(path, text);
    const auto guard = state::LockedRegistry::open(dir);
    ASSERT_FALSE(guard) << text;
    EXPECT_EQ(guard.error().code, code);
    EXPECT_THAT(guard.error().message, StartsWith(message));
    const auto changed = state::transact(dir, add_one);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, code);
    const auto read = state::read_registry(dir);
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().message, StartsWith(message));
    EXPECT_EQ(slurp(path), text);
  }
}

TEST(CorruptDocument, SomethingElseInItsPlaceIsRefused) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(dir.create());
  std::filesystem::create_directory(dir.registry_path());
  EXPECT_EQ(state::transact(dir, add_one).error().message,
            "registry " + dir.registry_path() + " is corrupt: not a regular file");
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::corrupt);
  std::filesystem::remove(dir.registry_path());
  spill(temp / "target", sample());
  std::filesystem::create_symlink(temp / "target", dir.registry_path());
  EXPECT_EQ(state::transact(dir, add_one).error().message, dir.registry_path() + ": is a symbolic link");
  EXPECT_EQ(state::read_registry(dir).error().message, dir.registry_path() + ": is a symbolic link");
  EXPECT_EQ(slurp(temp / "target"), sample());
}

// In place, of the same size and time: a change that the seal does not tell.
void change_unnoticed(const std::string& path, const std::string& from, const std::string& to) {
  struct stat before {};
  ASSERT_EQ(::stat(path.c_str(), &before), 0);
  std::string text = slurp(path);
  ASSERT_EQ(from.size(), to.size());
  ASSERT_NE(text.find(from), std::string::npos);
  spill(path, text.replace(text.find(from), from.size(), to));
  const timespec times[2] = {before.st_mtim, before.st_mtim};
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
}

TEST(CorruptDocument, DamageFoundInUseStopsTheCommit) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, [](Registry& registry) -> state::Result<void> {
    registry.edit_head().buffers.emplace_back().name = "abc";
    return {};
  }));
  change_unnoticed(dir.registry_path(), R"("name":"abc")", R"("name":12345)");
  const std::string text = slurp(dir.registry_path());
  const auto changed = state::transact(dir, [](Registry& registry) -> state::Result<void> {
    registry.edit_head().running = true;
    return {};
  });
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().message, "registry " + dir.registry_path() + " is corrupt: buffers: bad value");
  EXPECT_EQ(slurp(dir.registry_path()), text);
  EXPECT_TRUE(state::transact(dir, [](Registry&) -> state::Result<void> { return {}; }));  // that touches no buffers
}

// Whoever has not sealed it wrote it outside the protocol.
TEST(CorruptDocument, AForeignDocumentIsLookedAtAsAWhole) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, add_one));
  ASSERT_TRUE(state::transact(dir, add_one));
  const std::string text = slurp(dir.registry_path());
  std::string broken = text;
  broken.replace(broken.find(R"("window":1)"), 10, R"("window":0)");
  spill(dir.registry_path(), broken);
  const auto changed = state::transact(dir, add_one);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ErrorCode::corrupt);
  EXPECT_THAT(changed.error().message, HasSubstr("pane %1 is listed in window @1 but is in window @0"));
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::corrupt);
  EXPECT_EQ(slurp(dir.registry_path()), broken);
  spill(dir.registry_path(), text);
  EXPECT_TRUE(state::read_registry(dir));
  EXPECT_TRUE(state::transact(dir, add_one));
}

TEST(CorruptDocument, AnOldCopyBringsNoOldIdsBack) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, add_one));
  const std::string old = slurp(dir.registry_path());
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(state::transact(dir, add_one));
  spill(dir.registry_path(), old);
  ASSERT_TRUE(state::transact(dir, add_one));
  const auto now = state::read_registry(dir);
  ASSERT_TRUE(now);
  EXPECT_EQ(now->pane_ids(), (std::vector<state::PaneId>{{0}, {6}}));
  EXPECT_EQ(now->generation(), 7u);
}

}  // namespace
