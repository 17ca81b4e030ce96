#include "guiju/checked/builtins.hpp"

#include <algorithm>

namespace guiju::checked {
namespace {

using syntax::Word;

template <class... Arguments>
constexpr std::array<Takes, BuiltinSignature::arguments_max> arguments(Arguments... takes) {
  static_assert(sizeof...(takes) <= BuiltinSignature::arguments_max);
  return {takes...};
}

constexpr auto signatures = [] {
  using enum Takes;
  return std::to_array<BuiltinSignature>({
#define GUIJU_BUILTIN(name, gives, effect, ...)                                                    \
  {Word::Function_##name, Builtin::name, Gives::gives, arguments(__VA_ARGS__)},
#include "guiju/checked/builtins.def"
#undef GUIJU_BUILTIN
  });
}();

}  // namespace

Takes BuiltinSignature::at(std::size_t place) const {
  const std::size_t count = least();
  const auto more = std::find(takes.begin(), takes.end(), Takes::More);
  if (more != takes.end() && place >= count) return more[-1];
  return place < takes.size() ? takes[place] : Takes::Nothing;
}

std::size_t BuiltinSignature::least() const {
  return static_cast<std::size_t>(std::count_if(takes.begin(), takes.end(), [](Takes one) {
    return one != Takes::Nothing && one != Takes::More && one != Takes::MonthEnd;
  }));
}

std::size_t BuiltinSignature::most() const {
  if (std::find(takes.begin(), takes.end(), Takes::More) != takes.end()) return unlimited;
  return takes.size() -
         static_cast<std::size_t>(std::count(takes.begin(), takes.end(), Takes::Nothing));
}

const BuiltinSignature* find_builtin(syntax::Word word) {
  const auto found = std::find_if(signatures.begin(), signatures.end(),
                                  [&](const BuiltinSignature& one) { return one.word == word; });
  return found == signatures.end() ? nullptr : &*found;
}

bool takes(Takes wanted, const Type& found) {
  const TypeKind kind = found.kind;
  switch (wanted) {
    case Takes::Number:
    case Takes::SameUnit: return found.is_number();
    case Takes::Integer: return found.is_number() && found.scale == 0 && found.dimension.is_none();
    case Takes::Amount: return found.is_money();
    case Takes::Date: return kind == TypeKind::Date;
    case Takes::DateOrMonth: return kind == TypeKind::Date || kind == TypeKind::Month;
    case Takes::Months: return kind == TypeKind::MonthSpan;
    case Takes::Pattern:
    case Takes::Item:
    case Takes::Text: return kind == TypeKind::Text;
    case Takes::List: return kind == TypeKind::List;
    case Takes::TextOrList: return kind == TypeKind::Text || kind == TypeKind::List;
    case Takes::EnumWord: return kind == TypeKind::Enum;
    case Takes::Nothing:
    case Takes::MonthEnd:
    case Takes::Calendar:
    case Takes::More: break;
  }
  return false;
}

}  // namespace guiju::checked
