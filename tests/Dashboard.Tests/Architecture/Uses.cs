using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Dashboard.Tests.Architecture;

/// <summary>What one class of ours uses: full names of types, and of the methods it calls ("Namespace.Type.Method").</summary>
internal sealed record Uses(string Type, IReadOnlySet<string> Types, IReadOnlySet<string> Calls)
{
    /// <summary>Read from the built assembly, so that neither an alias nor a missing using hides anything, in .razor files either.</summary>
    public static IReadOnlyList<Uses> In(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return module.Types
            .Where(type => type.Namespace.StartsWith("Dashboard", StringComparison.Ordinal))
            .Select(type => new Reader().Read(type))
            .ToList();
    }

    public string Folder => Type.Split('.') is [_, var folder, _, ..] ? folder : "";

    public string Name => Type[(Type.LastIndexOf('.') + 1)..];

    private sealed class Reader
    {
        private readonly HashSet<string> _types = new(StringComparer.Ordinal);
        private readonly HashSet<string> _calls = new(StringComparer.Ordinal);

        public Uses Read(TypeDefinition type)
        {
            Visit(type);
            _types.Remove(type.FullName);
            return new Uses(type.FullName, _types, _calls);
        }

        // Lambdas and async methods become nested types: they count as their outermost one.
        private void Visit(TypeDefinition type)
        {
            Add(type.BaseType);
            foreach (var face in type.Interfaces)
                Add(face.InterfaceType);
            Add(type.CustomAttributes);
            foreach (var field in type.Fields)
            {
                Add(field.FieldType);
                Add(field.CustomAttributes);
            }
            foreach (var property in type.Properties)
                Add(property.CustomAttributes);
            foreach (var method in type.Methods)
                Visit(method);
            foreach (var nested in type.NestedTypes)
                Visit(nested);
        }

        private void Visit(MethodDefinition method)
        {
            Add(method.ReturnType);
            Add(method.CustomAttributes);
            foreach (var parameter in method.Parameters)
                Add(parameter.ParameterType);
            if (!method.HasBody)
                return;
            foreach (var local in method.Body.Variables)
                Add(local.VariableType);
            foreach (var instruction in method.Body.Instructions)
                Visit(instruction);
        }

        private void Visit(Instruction instruction)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    Add(type);
                    break;
                case MethodReference method:
                    Add(method.DeclaringType);
                    _calls.Add($"{method.DeclaringType.GetElementType().FullName}.{method.Name}");
                    if (method is GenericInstanceMethod generic)
                        AddAll(generic.GenericArguments);
                    break;
                case FieldReference field:
                    Add(field.DeclaringType);
                    break;
            }
        }

        private void Add(IEnumerable<CustomAttribute> attributes) => AddAll(attributes.Select(attribute => attribute.AttributeType));

        private void AddAll(IEnumerable<TypeReference> types)
        {
            foreach (var type in types)
                Add(type);
        }

        private void Add(TypeReference? type)
        {
            if (type is null or GenericParameter)
                return;
            if (type is GenericInstanceType generic)
                AddAll(generic.GenericArguments);
            if (type is TypeSpecification wrapper)
            {
                Add(wrapper.ElementType);
                return;
            }
            while (type.DeclaringType is not null)
                type = type.DeclaringType;
            _types.Add(type.FullName);
        }
    }
}
