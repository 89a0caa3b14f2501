// SPDX-License-Identifier: ISC
#include "state/test_point.hpp"

#ifdef ROOST_CHECKS

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <string>

#include "state/fault_plan.hpp"

namespace state {

namespace {

std::string read_wish_file(const std::string& path) {
  std::string text(200, '\0');
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const ssize_t got = fd == -1 ? 0 : ::read(fd, text.data(), text.size());
  if (fd != -1) ::close(fd);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

// "[shim:|host:]name[@n]"
struct Wish {
  std::string name;
  int process = -1;  // any
  int pass = 0;      // each
  int passed = 0;

  explicit Wish(const char* text = nullptr) : name(text == nullptr ? "" : text) {
    for (const auto kind : {faults::Process::shim, faults::Process::host}) {
      if (!name.starts_with(kind == faults::Process::host ? "host:" : "shim:")) continue;
      name.erase(0, 5);
      process = static_cast<int>(kind);
    }
    const auto at = name.find('@');
    if (at == std::string::npos) return;
    std::from_chars(name.data() + at + 1, name.data() + name.size(), pass);
    name.erase(at);
  }
  bool is_for(std::string_view point) {
    if (name != point || (process != -1 && process != static_cast<int>(faults::process()))) return false;
    return ++passed == pass || pass == 0;
  }
};

// The wish of one variable of the environment.
class Wisher {
 public:
  explicit Wisher(const char* variable = "") {
    const char* text = std::getenv(variable);
    if (text != nullptr && *text == '/') path_ = text;
    if (text != nullptr && *text != '/') wish_ = Wish(text);
  }
  bool is_for(std::string_view point) {
    if (!path_.empty()) refresh();
    return wish_.is_for(point);
  }

 private:
  void refresh() {
    std::string text = read_wish_file(path_);
    if (text == text_) return;
    wish_ = Wish(text.c_str());
    text_ = std::move(text);
  }
  std::string path_, text_;
  Wish wish_;
};

struct Wishes {
  pid_t pid = 0;
  Wisher stop{}, kill{};
};

enum class Act { go_on, stop, kill };

// The environment is read anew in a forked child: a test sets the variables there.
Act act_at(const char* name) {
  static std::mutex mutex;
  static Wishes known;
  const std::lock_guard guard(mutex);
  if (known.pid != ::getpid()) {
    known = Wishes{::getpid(), Wisher("ROOST_STOP_AT"), Wisher("ROOST_KILL_AT")};
  }
  const bool stop = known.stop.is_for(name), kill = known.kill.is_for(name);
  return kill ? Act::kill : stop ? Act::stop : Act::go_on;
}

}  // namespace

void reach_test_point(const char* name) {
  faults::reached(name);
  const Act act = act_at(name);
  faults::trace((act == Act::stop ? "stop " : act == Act::kill ? "kill " : "point ") + std::string(name));
  if (act == Act::stop) ::kill(::getpid(), SIGSTOP);
  if (act == Act::kill) ::kill(::getpid(), SIGKILL);
}

}  // namespace state

#endif
