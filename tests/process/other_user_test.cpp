// SPDX-License-Identifier: ISC
// What another user of the machine can do: nothing. The tests act as a second user, so they need root.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <functional>

#include "state/fd.hpp"
#include "tests/support/temp_universe.hpp"

namespace {

namespace fs = std::filesystem;
using support::TempUniverse;
using testing::HasSubstr;

constexpr uid_t k_nobody = 65534;

// Runs `act` in a process of the other user; its result is the exit status.
int as_other_user(const std::function<int()>& act) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(30);
    if (::setgid(k_nobody) != 0 || ::setuid(k_nobody) != 0) ::_exit(99);
    ::_exit(act());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return address;
}

state::Fd new_socket() { return state::Fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

int connect_errno(const state::Fd& socket, const std::string& path) {
  const auto address = address_of(path);
  return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
}

class OtherUser : public testing::Test {
 protected:
  void SetUp() override {
    if (::getuid() != 0) GTEST_SKIP() << "needs root, to act as a second user";
    if (support::testing_reference()) GTEST_SKIP() << "the reference keeps nothing on disk";
    ASSERT_EQ(::chmod(universe_.folder().c_str(), 01777), 0);  // as /tmp
  }

  std::vector<std::string> everything() const {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(universe_.path("tmux-0"))) paths.push_back(entry.path());
    return paths;
  }
  // As if somebody had opened up the folders: the files have to keep others out by themselves.
  void open_folders() const {
    for (const auto& path : everything()) {
      if (fs::is_directory(path)) {
        EXPECT_EQ(::chmod(path.c_str(), 0755), 0);
      }
    }
    ASSERT_EQ(::chmod(universe_.path("tmux-0").c_str(), 0755), 0);
  }
  // Roost itself refuses to work in a folder that is open.
  void close_folders() const { ASSERT_EQ(::chmod(universe_.path("tmux-0").c_str(), 0700), 0); }
  int first_readable(const std::vector<std::string>& paths) const {
    return as_other_user([&] {
      for (std::size_t i = 0; i < paths.size(); ++i) {
        const state::Fd file(::open(paths[i].c_str(), O_RDONLY | O_CLOEXEC));
        struct stat info {};
        if (file && ::fstat(file.get(), &info) == 0 && !S_ISDIR(info.st_mode)) return static_cast<int>(i % 90) + 1;
        const state::Fd socket = new_socket();
        if (connect_errno(socket, paths[i]) == 0) return static_cast<int>(i % 90) + 1;
      }
      return 0;
    });
  }
  void fill() {
    universe_.start();
    universe_.must({"split-window", "-d", "cat"});
    universe_.must({"set-buffer", "private"});
    universe_.must({"wait-for", "-S", "channel"});
    universe_.must({"set-environment", "-g", "TOKEN", "private"});
  }
  // A first command on a path of our choice must fail, saying so, and start nothing.
  void expect_refused(const std::string& socket_path, const std::string& words) {
    const auto result = universe_.tmux({"-S", socket_path, "new-session", "-d", "-s", "main", "cat"});
    EXPECT_EQ(result.exit_code, 1) << result.describe();
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr(words));
  }

  TempUniverse universe_;
};

TEST_F(OtherUser, CanReadNothing) {
  fill();
  const auto paths = everything();
  ASSERT_GT(paths.size(), 8u);
  EXPECT_EQ(as_other_user([&] { return ::access(universe_.path("tmux-0").c_str(), X_OK) == 0 ? 1 : 0; }), 0);
  EXPECT_EQ(first_readable(paths), 0);
}

TEST_F(OtherUser, CanReadNothingEvenInOpenFolders) {
  fill();
  open_folders();
  const auto paths = everything();
  const int open = first_readable(paths);
  EXPECT_EQ(open, 0) << paths[static_cast<std::size_t>(open - 1) % paths.size()];
  close_folders();
  // The caller's umask is nobody's business.
  const auto result = universe_.shell("umask 000; exec tmux -L lax new-session -d cat");
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_EQ(universe_.shell("find tmux-0/lax* -perm /077").out, "");
}

TEST_F(OtherUser, CanPutNothingIntoTheFolder) {
  fill();
  const std::string folder = universe_.state_path();
  const int made = as_other_user([&] {
    int number = 0;
    for (const char* name : {"registry.lock", "registry.json", "registry.json.1-0.tmp", "registry.journal",
                             "panes/9.sock", "panes/9.page", "buffers/x", "channels/lock", "new"}) {
      ++number;
      const std::string path = folder + "/" + name;
      const auto address = address_of(path);
      if (::symlink("/etc/passwd", path.c_str()) == 0 || ::mkdir(path.c_str(), 0777) == 0 ||
          ::unlink(path.c_str()) == 0)
        return number;
      const state::Fd socket = new_socket();
      if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return number;
      if (::rename(path.c_str(), universe_.path("stolen").c_str()) == 0) return number;
    }
    return 0;
  });
  EXPECT_EQ(made, 0);
}

// The socket's mode and the folder's keep others out; a host that is reached all the same hangs up without a word.
TEST_F(OtherUser, GetsNoAnswerFromAHost) {
  fill();
  open_folders();
  const std::string socket_path = universe_.state_path() + "/panes/0.sock";
  ASSERT_EQ(::chmod(socket_path.c_str(), 0666), 0);
  // What capture-pane sends: length, version, type and arguments of no importance.
  const int got = as_other_user([&] {
    const state::Fd socket = new_socket();
    if (connect_errno(socket, socket_path) != 0) return 2;
    std::string frame(4 + 4 + 28, '\0');
    frame[0] = static_cast<char>(frame.size() - 4);
    frame[4] = 1;
    frame[6] = 3;
    (void)!::send(socket.get(), frame.data(), frame.size(), MSG_NOSIGNAL);
    pollfd answer{socket.get(), POLLIN, 0};
    if (::poll(&answer, 1, 15000) != 1) return 3;
    char byte = 0;
    return ::read(socket.get(), &byte, 1) > 0 ? 1 : 0;
  });
  close_folders();
  EXPECT_EQ(got, 0) << "1: it answered, 2: it was not reached, 3: it did not hang up";
  EXPECT_EQ(universe_.tmux({"capture-pane", "-p", "-t", "%0"}).exit_code, 0);
}

// Nor does a command tell its secrets to a process of somebody else.
TEST_F(OtherUser, GetsNothingFromACommand) {
  fill();
  const std::string planted = universe_.path("planted"), socket_path = universe_.state_path() + "/panes/0.sock";
  int report[2];
  ASSERT_EQ(::pipe(report), 0);
  const pid_t listener = ::fork();
  if (listener == 0) {
    ::alarm(30);
    ::close(report[0]);
    if (::setgid(k_nobody) != 0 || ::setuid(k_nobody) != 0) ::_exit(99);
    const state::Fd socket = new_socket();
    const auto address = address_of(planted);
    ::umask(0);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) ::_exit(1);
    if (::listen(socket.get(), 5) != 0 || ::write(report[1], "L", 1) != 1) ::_exit(1);
    const state::Fd client(::accept(socket.get(), nullptr, nullptr));
    char byte = 0;
    const bool told = ::read(client.get(), &byte, 1) > 0;
    (void)!::write(report[1], told ? "T" : "-", 1);
    ::_exit(0);
  }
  ::close(report[1]);
  char byte = 0;
  ASSERT_EQ(::read(report[0], &byte, 1), 1);
  ASSERT_EQ(::rename(socket_path.c_str(), (socket_path + ".aside").c_str()), 0);
  ASSERT_EQ(::rename(planted.c_str(), socket_path.c_str()), 0);
  const auto result = universe_.tmux({"send-keys", "-t", "%0", "password", "Enter"});
  EXPECT_EQ(result.exit_code, 1) << result.describe();
  EXPECT_EQ(::read(report[0], &byte, 1), 1);
  EXPECT_EQ(byte, '-') << "the planted socket was told something";
  ::waitpid(listener, nullptr, 0);
  ::close(report[0]);
  ASSERT_EQ(::rename((socket_path + ".aside").c_str(), socket_path.c_str()), 0);
}

TEST_F(OtherUser, CannotLeadUsIntoAFolderOfTheirs) {
  ASSERT_EQ(as_other_user([&] { return ::mkdir(universe_.path("tmux-0").c_str(), 0777); }), 0);
  auto result = universe_.tmux({"new-session", "-d", "cat"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, fmt::format("directory {} has unsafe permissions\n", universe_.path("tmux-0")));
  ASSERT_EQ(::rmdir(universe_.path("tmux-0").c_str()), 0);

  ASSERT_EQ(as_other_user([&] {
              return ::mkdir(universe_.path("trap").c_str(), 0777) != 0 ||
                     ::symlink("trap", universe_.path("tmux-0").c_str()) != 0;
            }),
            0);
  result = universe_.tmux({"new-session", "-d", "cat"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, fmt::format("{} is not a directory\n", universe_.path("tmux-0")));
  EXPECT_TRUE(fs::is_empty(universe_.path("trap")));
  ASSERT_EQ(::unlink(universe_.path("tmux-0").c_str()), 0);
}

TEST_F(OtherUser, CannotLeadUsIntoAStateFolderOfTheirs) {
  const std::string socket_path = universe_.path("sock"), folder = socket_path + ".roost";
  ASSERT_EQ(as_other_user([&] { return ::mkdir(folder.c_str(), 0777); }), 0);
  expect_refused(socket_path, folder + ": not owned by us");
  EXPECT_TRUE(fs::is_empty(folder));
  ASSERT_EQ(::rmdir(folder.c_str()), 0);

  ASSERT_EQ(as_other_user([&] {
              return ::mkdir(universe_.path("trap").c_str(), 0777) != 0 || ::symlink("trap", folder.c_str()) != 0;
            }),
            0);
  expect_refused(socket_path, folder + ": is a symbolic link");
  EXPECT_TRUE(fs::is_empty(universe_.path("trap")));
  // To a folder of our own neither: it is they who chose it.
  ASSERT_EQ(::unlink(folder.c_str()), 0);
  ASSERT_EQ(::mkdir(universe_.path("own").c_str(), 0700), 0);
  ASSERT_EQ(as_other_user([&] { return ::symlink("own", folder.c_str()); }), 0);
  expect_refused(socket_path, folder + ": is a symbolic link");
  EXPECT_TRUE(fs::is_empty(universe_.path("own")));
  ASSERT_EQ(::unlink(folder.c_str()), 0);

  ASSERT_EQ(as_other_user([&] { return ::mkfifo(folder.c_str(), 0666); }), 0);
  expect_refused(socket_path, folder + ": is not a directory");
  ASSERT_EQ(::unlink(folder.c_str()), 0);
}

// Their socket at our socket path, or a symlink there: neither followed nor removed, and our universe works beside it.
TEST_F(OtherUser, TheirSocketAtOurPathIsLeftAlone) {
  const std::string socket_path = universe_.path("sock");
  ASSERT_EQ(as_other_user([&] {
              const state::Fd socket = new_socket();
              const auto address = address_of(socket_path);
              ::umask(0);
              return ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
            }),
            0);
  universe_.must({"-S", socket_path, "new-session", "-d", "-s", "main", "cat"});
  EXPECT_EQ(universe_.must({"-S", socket_path, "list-sessions", "-F", "#{session_name}"}), "main");
  universe_.must({"-S", socket_path, "kill-server"});
  struct stat info {};
  ASSERT_EQ(::lstat(socket_path.c_str(), &info), 0) << "it was removed";
  EXPECT_EQ(info.st_uid, k_nobody);

  const std::string linked = universe_.path("linked");
  universe_.write_file("precious", "text");
  ASSERT_EQ(as_other_user([&] { return ::symlink("precious", linked.c_str()); }), 0);
  universe_.must({"-S", linked, "new-session", "-d", "-s", "main", "cat"});
  universe_.must({"-S", linked, "kill-server"});
  EXPECT_EQ(universe_.read_file("precious"), "text");
}

}  // namespace
