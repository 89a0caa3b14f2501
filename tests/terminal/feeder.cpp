// SPDX-License-Identifier: ISC
// See feeder.hpp. A message is a header and bytes.
#include "tests/terminal/feeder.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace parity {
namespace {

constexpr std::string_view k_question = "\033[>q\033[5n";
constexpr std::string_view k_answer = "\033P>|tmux 3.3a\033\\\033[0n";

struct Header {
  std::uint32_t size = 0;
  std::uint32_t ask = 0;
};

sockaddr_un address_of(std::string_view path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), std::min(path.size(), sizeof address.sun_path - 1));
  return address;
}

bool write_all(int fd, const void* data, std::size_t size) {
  for (const char* at = static_cast<const char*>(data); size > 0;) {
    const ssize_t count = ::write(fd, at, size);
    if (count <= 0) return false;
    at += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

bool read_all(int fd, void* data, std::size_t size) {
  for (char* at = static_cast<char*>(data); size > 0;) {
    const ssize_t count = ::read(fd, at, size);
    if (count <= 0) return false;
    at += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

// Writes to the terminal and reads its answers meanwhile, so that neither side waits for the other.
bool converse(std::string_view bytes, bool ask, std::string& answers) {
  const auto answered = [&] { return !ask || std::string_view(answers).ends_with(k_answer); };
  while (!bytes.empty() || !answered()) {
    std::array<pollfd, 2> fds{{{0, POLLIN, 0}, {bytes.empty() ? -1 : 1, POLLOUT, 0}}};
    if (::poll(fds.data(), fds.size(), -1) < 0) return false;
    if (fds[1].revents != 0) {
      const ssize_t count = ::write(1, bytes.data(), std::min<std::size_t>(bytes.size(), 1024));
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fds[0].revents != 0) {
      std::array<char, 4096> block;
      const ssize_t count = ::read(0, block.data(), block.size());
      if (count <= 0) return false;
      answers.append(block.data(), static_cast<std::size_t>(count));
    }
  }
  if (ask) answers.resize(answers.size() - k_answer.size());
  return true;
}

}  // namespace

int run_feeder(const char* socket_path, unsigned number) {
  termios raw{};
  ::tcgetattr(0, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(0, TCSANOW, &raw);
  const state::Fd socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  const sockaddr_un address = address_of(socket_path);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return 1;
  if (!write_all(socket.get(), &number, sizeof number)) return 1;
  Header header;
  while (read_all(socket.get(), &header, sizeof header)) {
    std::string bytes(header.size, '\0'), answers;
    if (!read_all(socket.get(), bytes.data(), bytes.size())) return 1;
    if (header.ask != 0) bytes += k_question;
    if (!converse(bytes, header.ask != 0, answers)) return 1;
    const Header reply{static_cast<std::uint32_t>(answers.size()), 0};
    if (!write_all(socket.get(), &reply, sizeof reply)) return 1;
    if (!write_all(socket.get(), answers.data(), answers.size())) return 1;
  }
  return 0;
}

FeederHub::FeederHub(const std::string& path) : listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const sockaddr_un address = address_of(path);
  (void)::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  (void)::listen(listener_.get(), 256);
}

bool FeederHub::wait_for(unsigned count, std::chrono::seconds limit) {
  feeders_.resize(count);
  for (unsigned found = 0; found < count;) {
    pollfd ready{listener_.get(), POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(limit.count()) * 1000) <= 0) return false;
    state::Fd feeder(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    unsigned number = 0;
    if (!feeder || !read_all(feeder.get(), &number, sizeof number) || number >= count) return false;
    feeders_[number] = std::move(feeder);
    ++found;
  }
  return true;
}

void FeederHub::send(unsigned feeder, std::string_view bytes, Ending ending) {
  const Header header{static_cast<std::uint32_t>(bytes.size()), ending == Ending::complete ? 1u : 0u};
  (void)write_all(feeders_[feeder].get(), &header, sizeof header);
  (void)write_all(feeders_[feeder].get(), bytes.data(), bytes.size());
}

std::optional<std::string> FeederHub::receive(unsigned feeder, std::chrono::seconds limit) {
  pollfd ready{feeders_[feeder].get(), POLLIN, 0};
  if (::poll(&ready, 1, static_cast<int>(limit.count()) * 1000) <= 0) return std::nullopt;
  Header header;
  if (!read_all(feeders_[feeder].get(), &header, sizeof header)) return std::nullopt;
  std::string answers(header.size, '\0');
  if (!read_all(feeders_[feeder].get(), answers.data(), answers.size())) return std::nullopt;
  return answers;
}

}  // namespace parity
