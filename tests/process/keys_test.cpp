// SPDX-License-Identifier: ISC
// Key bindings: kept, listed and refused as tmux does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"

namespace {

using support::TempUniverse;
using testing::HasSubstr;
using testing::StartsWith;

class Keys : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  TempUniverse universe_;
};

TEST_F(Keys, AreListedAsCommands) {
  EXPECT_EQ(universe_.must({"list-keys", "-T", "prefix", "C-b"}), "bind-key -T prefix C-b send-prefix");
  EXPECT_EQ(universe_.must({"list-keys", "-T", "prefix", "Up"}), "bind-key -r -T prefix Up select-pane -U");
  EXPECT_EQ(universe_.must({"list-keys", "Up"}),
            "bind-key    -T copy-mode    Up send-keys -X cursor-up\n"
            "bind-key    -T copy-mode-vi Up send-keys -X cursor-up\n"
            "bind-key -r -T prefix       Up select-pane -U");
}

TEST_F(Keys, AreListedByTheirNotes) {
  EXPECT_EQ(universe_.must({"list-keys", "-N", "C-b"}), "C-b C-b Send the prefix key");
  EXPECT_EQ(universe_.must({"list-keys", "-1N", "-P", "> ", "-T", "prefix"}), "> C-b     Send the prefix key");
  EXPECT_EQ(universe_.must({"list-keys", "-Na", "-T", "copy-mode", "q"}), "qsend-keys -X cancel");
}

TEST_F(Keys, AreBoundToAStringToWordsAndToBlocks) {
  universe_.must({"bind-key", "F1", "neww ; killp"});
  universe_.must({"bind-key", "-rn", "-N", "note", "F3", "kill-pane", "-a"});
  EXPECT_EQ(universe_.must({"list-keys", "F1"}), "bind-key -T prefix F1 new-window \\; kill-pane");
  EXPECT_EQ(universe_.must({"list-keys", "-T", "root", "F3"}), "bind-key -r -T root F3 kill-pane -a");
  universe_.write_file("keys.conf", "bind x {\n neww\n splitw ; killp\n}\nbind -T mine C-x if -F a { neww } 'killp'\n");
  universe_.must({"source-file", universe_.path("keys.conf")});
  EXPECT_EQ(universe_.must({"list-keys", "-T", "prefix", "x"}),
            "bind-key -T prefix x new-window \\;\\; split-window \\; kill-pane");
  EXPECT_EQ(universe_.must({"list-keys", "-T", "mine"}), "bind-key -T mine C-x if-shell -F a { new-window } killp");
}

TEST_F(Keys, AreUnboundOneByOneOrAll) {
  universe_.must({"unbind-key", "C-b"});
  EXPECT_EQ(universe_.tmux({"list-keys", "-T", "prefix", "C-b"}).err, "unknown key: C-b\n");
  universe_.must({"unbind-key", "-a", "-T", "prefix"});
  EXPECT_EQ(universe_.tmux({"list-keys", "-T", "prefix"}).err, "table prefix doesn't exist\n");
  universe_.must({"bind-key", "a", "new-window"});
  EXPECT_EQ(universe_.must({"list-keys", "-T", "prefix"}), "bind-key -T prefix a new-window");
}

TEST_F(Keys, RefuseWhatTheyDoNotKnow) {
  EXPECT_EQ(universe_.tmux({"bind-key", "nosuch", "neww"}).err, "unknown key: nosuch\n");
  EXPECT_EQ(universe_.tmux({"bind-key", "x", "nosuch"}).err, "unknown command: nosuch\n");
  EXPECT_EQ(universe_.tmux({"bind-key", "x", "neww", "-Q"}).err, "command new-window: unknown flag -Q\n");
  EXPECT_EQ(universe_.tmux({"unbind-key"}).err, "missing key\n");
  EXPECT_EQ(universe_.tmux({"unbind-key", "-a", "x"}).err, "key given with -a\n");
  EXPECT_EQ(universe_.tmux({"unbind-key", "-T", "nosuch", "x"}).err, "table nosuch doesn't exist\n");
  EXPECT_EQ(universe_.tmux({"list-keys", "nosuch"}).err, "invalid key: nosuch\n");
  const auto quiet = universe_.tmux({"unbind-key", "-q", "nosuch"});
  EXPECT_EQ(quiet.exit_code, 0);
  EXPECT_EQ(quiet.err, "");
}

TEST_F(Keys, EndWithTheUniverse) {
  universe_.must({"bind-key", "F1", "new-window"});
  universe_.must({"kill-server"});
  universe_.start();
  EXPECT_EQ(universe_.tmux({"list-keys", "F1"}).err, "unknown key: F1\n");
}

// extended-keys "always" is how a new screen starts; resets end it, and a program's wish does not count.
TEST(KeyForms, AreExtendedFromTheStartIfTheyAlwaysAre) {
  const TempUniverse universe;
  universe.start();
  universe.must({"set-option", "-s", "extended-keys", "always"});
  const std::string program = "stty raw -echo; echo ready; exec cat -v";
  const std::string pane = universe.must({"new-window", "-d", "-P", "-F", "#{pane_id}", program});
  const auto typed = [&](const std::string& text) {
    universe.must({"send-keys", "-t", pane, "C-Enter", "="});
    return universe.shows(pane, text);
  };
  ASSERT_TRUE(universe.shows(pane, "ready"));
  EXPECT_TRUE(typed("^[[13;5u="));
  universe.must({"respawn-pane", "-k", "-t", pane, program});
  ASSERT_TRUE(universe.shows(pane, "ready"));
  EXPECT_TRUE(typed("^[[13;5u=")) << "of a new program too";
  universe.must({"respawn-pane", "-k", "-t", pane, "printf '\\033c'; " + program});
  ASSERT_TRUE(universe.shows(pane, "ready"));
  universe.must({"send-keys", "-t", pane, "C-Enter", "over"});
  ASSERT_TRUE(universe.shows(pane, "over"));
  EXPECT_THAT(universe.capture(pane), testing::Not(HasSubstr("13;5u")));
}

}  // namespace
