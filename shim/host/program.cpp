// SPDX-License-Identifier: ISC
#include "shim/host/program.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <climits>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/host/process_identity.hpp"
#include "shim/host/scheduler_slice.hpp"
#include "state/locked_registry.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::Fd;
using state::Result;

std::string_view value_of(const std::vector<std::string>& environment, std::string_view name) {
  for (const std::string_view entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return {};
}

// argv and file as spawn.c builds them: "-bash", or "bash -c command", or the words themselves.
struct CommandLine {
  std::string file;
  std::vector<std::string> words;
};

CommandLine command_line(const SpawnRequest& request) {
  if (request.kind == ProgramKind::direct && !request.command.empty()) {
    return {request.command.front(), request.command};
  }
  const std::size_t slash = request.shell.rfind('/');
  const bool has_name = slash != std::string::npos && slash + 1 < request.shell.size();
  const std::string name = has_name ? request.shell.substr(slash + 1) : request.shell;
  if (request.kind == ProgramKind::shell_command && !request.command.empty()) {
    return {request.shell, {name, "-c", request.command.front()}};
  }
  return {request.shell, {"-" + name}};
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// The line discipline starts with the kernel's defaults; tmux adds two things (spawn.c).
bool set_modes(int terminal) {
  termios modes{};
  if (::tcgetattr(terminal, &modes) != 0) return false;
  modes.c_cc[VERASE] = 0x7f;
  modes.c_iflag |= IUTF8;
  return ::tcsetattr(terminal, TCSANOW, &modes) == 0;
}

// Everything the child needs. It runs in our memory until it executes the program, so nothing is made or changed there
// but what is meant for us: `error`.
struct Launch {
  struct Folder {
    const char* path;
    std::string variable;  // PWD
  };
  int slave = -1;
  bool searches_path = false;
  const char* file = nullptr;
  char** words = nullptr;
  char** variables = nullptr;
  char** working_folder = nullptr;  // the place of PWD among the variables
  std::vector<Folder> folders;      // the first one that can be entered
  int error = 0;
};

bool take_terminal(int slave) {
  if (::setsid() == -1 || ::ioctl(slave, TIOCSCTTY, 0) == -1) return false;
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (::dup2(slave, fd) == -1) return false;
  }
  return true;
}

bool enter_first(Launch& launch) {
  for (Launch::Folder& folder : launch.folders) {
    if (::chdir(folder.path) != 0) continue;
    *launch.working_folder = folder.variable.data();
    return true;
  }
  return false;
}

// In the child, on a stack of its own, which AddressSanitizer would take for a mistake. A host has all signals at their
// defaults but the two that it ignores.
[[gnu::no_sanitize_address]] int execute(void* argument) {
  Launch& launch = *static_cast<Launch*>(argument);
  if (take_terminal(launch.slave) && enter_first(launch)) {
    // First the signals: when the host was killed meanwhile, what is closed here is the last of the terminal's other
    // end, and its SIGHUP must find us.
    allow_signals();
    ::close_range(STDERR_FILENO + 1, UINT_MAX, 0);
    restore_scheduler_slice();
    if (launch.searches_path) {
      ::execvp(launch.file, launch.words);
    } else {
      ::execve(launch.file, launch.words, launch.variables);
    }
  }
  launch.error = errno;
  ::_exit(1);
}

// execvp of a script without #! copies the words to the stack.
class ChildStack {
 public:
  explicit ChildStack(std::size_t words) : size_(k_least + (words * sizeof(char*) + k_least - 1) / k_least * k_least) {
    memory_ = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  }
  ~ChildStack() {
    if (memory_ != MAP_FAILED) ::munmap(memory_, size_);
  }
  ChildStack(const ChildStack&) = delete;
  ChildStack& operator=(const ChildStack&) = delete;
  void* top() const { return memory_ == MAP_FAILED ? nullptr : static_cast<char*>(memory_) + size_; }

 private:
  static constexpr std::size_t k_least = 65536;
  std::size_t size_;
  void* memory_;
};

}  // namespace

void set_terminal_size(int terminal, TerminalSize size) {
  winsize window{};
  window.ws_col = static_cast<unsigned short>(size.columns);
  window.ws_row = static_cast<unsigned short>(size.rows);
  ::ioctl(terminal, TIOCSWINSZ, &window);
}

std::string enter_folder(const std::string& path, const std::vector<std::string>& environment) {
  for (const std::string& folder : {path, std::string(value_of(environment, "HOME")), std::string("/")}) {
    if (!folder.empty() && ::chdir(folder.c_str()) == 0) return folder;
  }
  return {};
}

Result<ProgramTerminal> open_program_terminal() {
  ProgramTerminal pty;
  pty.master = Fd(state::sys::openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
  char name[64] = {};
  if (!pty.master || ::grantpt(pty.master.get()) != 0 || ::unlockpt(pty.master.get()) != 0 ||
      ::ptsname_r(pty.master.get(), name, sizeof name) != 0) {
    return state::fail_errno("openpt");
  }
  pty.name = name;
  pty.slave = Fd(::ioctl(pty.master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!pty.slave) pty.slave = Fd(state::sys::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!pty.slave || !set_modes(pty.slave.get())) return state::fail_errno(pty.name);
  return pty;
}

Result<StartedProgram> start_program(const SpawnRequest& request, ProgramTerminal terminal) {
  state::assert_no_lock_held("start_program");
  set_terminal_size(terminal.master.get(), request.size);
  CommandLine line = command_line(request);
  std::vector<std::string> environment = request.environment;
  std::erase_if(environment, [](const std::string& entry) { return entry.starts_with("PWD="); });
  environment.emplace_back();
  std::vector<char*> variables = pointers(environment), words = pointers(line.words);
  Launch launch;
  launch.slave = terminal.slave.get();
  launch.searches_path = request.kind == ProgramKind::direct;
  launch.file = line.file.c_str();
  launch.words = words.data();
  launch.variables = variables.data();
  launch.working_folder = &variables[environment.size() - 1];
  const std::string home(value_of(environment, "HOME"));
  for (const std::string* folder : {&request.path, &home}) {
    if (!folder->empty()) launch.folders.push_back({folder->c_str(), "PWD=" + *folder});
  }
  launch.folders.push_back({"/", "PWD=/"});
  const ChildStack stack(words.size());
  if (stack.top() == nullptr) return state::fail_errno("fork failed");
  // execvp, and not execvpe, because that searches the PATH of the environment that it leaves.
  char** const ours = std::exchange(environ, variables.data());
  const pid_t pid = state::sys::run_in_our_memory(execute, stack.top(), &launch);
  const int error = errno;
  environ = ours;
  if (pid == -1) return state::fail_errno("fork failed", error);
  if (launch.error != 0) {
    state::sys::waitpid(pid, nullptr, 0);
    return state::fail_errno(line.file, launch.error);
  }
  return StartedProgram{pid, std::move(terminal.master), std::move(terminal.name)};
}

}  // namespace shim
