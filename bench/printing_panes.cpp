// SPDX-License-Identifier: ISC
#include "bench/printing_panes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bench {
namespace {

void tell(const std::string& path) {
  const state::Fd event(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (::write(event.get(), "\n", 1) != 1) throw std::runtime_error("can't write to " + path);
}

}  // namespace

int run_writer(const std::string& folder) {
  termios raw{};
  ::tcgetattr(0, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(0, TCSANOW, &raw);
  std::ostringstream content;
  content << std::ifstream(folder + "/text", std::ios::binary).rdbuf();
  const std::string text = content.str() + "\033[5n";
  tell(folder + "/ready");
  const state::Fd go(::open((folder + "/go").c_str(), O_RDONLY | O_CLOEXEC));  // waits for one who opens it for writing
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t written = ::write(1, rest.data(), rest.size());
    if (written <= 0) return 1;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  for (char c = 0; c != 'n';)
    if (::read(0, &c, 1) != 1) return 1;
  tell(folder + "/done");
  for (;;) ::pause();
}

PrintingPanes::PrintingPanes(Bench& bench, const std::string& binary, unsigned panes, unsigned history,
                             std::string_view text)
    : side_(bench.side(binary)), panes_(panes), ready_(side_->folder() + "/ready"), done_(side_->folder() + "/done") {
  const std::string folder = side_->folder();
  std::ofstream(folder + "/text", std::ios::binary) << text;
  if (::mkfifo((folder + "/go").c_str(), 0600) != 0) throw std::runtime_error("can't make a pipe");
  const std::string writer = fmt::format("exec {} --writer {}", bench.settings().self, folder);
  side_->run({"-f", "/dev/null", "start-server", ";", "set-option", "-g", "history-limit", std::to_string(history), ";",
              "new-session", "-d", "-s", "bench", "-x", "80", "-y", "24", writer});
  for (unsigned made = 1; made < panes; ++made) side_->run({"new-window", "-d", "-t", "bench:", writer});
  for (unsigned i = 0; i < panes; ++i) ready_.wait();
}

void PrintingPanes::start() { go_ = state::Fd(::open((side_->folder() + "/go").c_str(), O_RDWR | O_CLOEXEC)); }

void PrintingPanes::wait() const {
  for (unsigned i = 0; i < panes_; ++i) done_.wait();
}

}  // namespace bench
